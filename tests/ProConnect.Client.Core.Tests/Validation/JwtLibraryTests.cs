using System.Globalization;
using System.Reflection;
using Microsoft.IdentityModel.Tokens;
using ProConnect.Client.Core.Validation;

namespace ProConnect.Client.Core.Tests.Validation;

internal sealed class JwtLibraryTests
{
    [Test]
    public void These_tests_run_on_the_version_they_are_meant_for()
    {
        var meant = int.Parse(Environment.GetEnvironmentVariable("JWT_LIBRARY_MAJOR") ?? "5", CultureInfo.InvariantCulture);

        Assert.That(typeof(SecurityKey).Assembly.GetName().Version?.Major, Is.EqualTo(meant));
    }

    [Test]
    public void One_version_is_no_mixture()
    {
        Assert.That(JwtLibrary.FindMixture(), Is.Null);
        Assert.That(JwtLibrary.FindMixture([Part("Tokens", "8.19.2.0"), Part("Logging", "8.19.2.0")]), Is.Null);
    }

    [Test]
    public void Two_versions_are_named_with_what_to_do()
    {
        var mixture = JwtLibrary.FindMixture([Part("Microsoft.IdentityModel.Tokens", "8.19.2.0"), Part("Microsoft.IdentityModel.JsonWebTokens", "5.7.0.0")]);

        Assert.That(mixture, Does.StartWith("The application mixes versions of the JWT library: ").And.Contain("Microsoft.IdentityModel.Tokens 8.19.2.0, Microsoft.IdentityModel.JsonWebTokens 5.7.0.0").And.Contain("Reference all of them"));
    }

    [Test]
    public void The_assemblies_that_read_tokens_and_verify_signatures_are_compared() =>
        Assert.That(
            JwtLibrary.Parts.Select(static part => part.GetName().Name),
            Is.EqualTo(new[] { "Microsoft.IdentityModel.Tokens", "Microsoft.IdentityModel.JsonWebTokens", "Microsoft.IdentityModel.Logging" }));

    private static AssemblyName Part(string name, string version) => new(name) { Version = Version.Parse(version) };
}
