using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using ProConnect.Client.Core.Errors;

namespace ProConnect.Client.Core.Tests.Conventions;

internal sealed partial class ConventionTests
{
    private static readonly Assembly Core = typeof(RelyingParty).Assembly;

    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    [Test]
    public void No_type_or_member_has_the_name_of_a_provider()
    {
        var names = OwnTypes().SelectMany(static type => type.GetMembers(Declared).Select(static member => member.Name).Append(type.Name))
            .Concat(OwnTypes().Select(static type => (type.Namespace ?? "").Replace("ProConnect.Client.Core", "", StringComparison.Ordinal)));

        Assert.That(names.Where(static name => ProviderName().IsMatch(name)), Is.Empty);
    }

    [Test]
    public void Public_types_are_closed_to_inheritance_but_the_options() =>
        Assert.That(
            Core.GetExportedTypes().Where(static type => type is { IsClass: true, IsSealed: false, IsAbstract: false }),
            Is.EquivalentTo(new[] { typeof(RelyingPartyOptions) }));

    [Test]
    public void Abstract_public_types_cannot_be_derived_from_outside()
    {
        var constructors = Core.GetExportedTypes()
            .Where(static type => type is { IsClass: true, IsAbstract: true, IsSealed: false })
            .SelectMany(static type => type.GetConstructors(Declared).Where(constructor => !IsCopy(constructor, type)))
            .ToList();

        Assert.That(constructors.Where(static constructor => constructor.IsPublic || constructor.IsFamily || constructor.IsFamilyOrAssembly), Is.Empty);
    }

    [Test]
    public void Exceptions_are_of_one_family() =>
        Assert.That(
            Core.GetTypes().Where(static type => type.IsAssignableTo(typeof(Exception)) && !type.IsAssignableTo(typeof(RelyingPartyException))),
            Is.Empty);

    [Test]
    public void Asynchronous_methods_say_so_and_take_a_cancellation_token_last()
    {
        var methods = Core.GetTypes().Where(static type => !type.IsDefined(typeof(CompilerGeneratedAttribute)))
            .SelectMany(static type => type.GetMethods(Declared))
            .Where(static method => (method.IsPublic || method.IsAssembly) && !method.IsSpecialName && IsAwaitable(method.ReturnType));

        using (Assert.EnterMultipleScope())
        {
            foreach (var method in methods)
            {
                Assert.That(method.Name, Does.EndWith("Async"), $"{method.DeclaringType}");
                Assert.That(method.GetParameters().LastOrDefault()?.ParameterType, Is.EqualTo(typeof(CancellationToken)), $"{method.DeclaringType}.{method.Name}");
            }
        }
    }

    [Test]
    public void Public_asynchronous_methods_let_the_cancellation_token_be_left_out() =>
        Assert.That(
            Core.GetExportedTypes().SelectMany(static type => type.GetMethods(Declared))
                .Where(static method => method.IsPublic && IsAwaitable(method.ReturnType) && !method.GetParameters()[^1].HasDefaultValue),
            Is.Empty);

    [Test]
    public void Core_references_neither_the_rest_of_the_solution_nor_a_web_framework() =>
        Assert.That(
            Core.GetReferencedAssemblies().Select(static assembly => assembly.Name!),
            Has.None.StartsWith("ProConnect").And.None.StartsWith("Microsoft.AspNetCore"));

    [Test]
    public void Time_comes_from_the_time_provider_only() =>
        Assert.That(Sources().Where(static source => AmbientTime().IsMatch(source.Text)).Select(static source => source.Path), Is.Empty);

    [Test]
    public void Nothing_waits_for_a_task_and_blocks() =>
        Assert.That(Sources().Where(static source => Blocking().IsMatch(source.Text)).Select(static source => source.Path), Is.Empty);

    [Test]
    public void There_is_no_static_state_that_changes() =>
        Assert.That(
            OwnTypes().SelectMany(static type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
                .Where(static field => field is { IsInitOnly: false, IsLiteral: false } && !field.IsDefined(typeof(CompilerGeneratedAttribute)))
                .Select(static field => $"{field.DeclaringType}.{field.Name}"),
            Is.Empty);

    [Test]
    public void No_source_is_over_400_lines() =>
        Assert.That(Sources().Where(static source => source.Text.Count(static c => c == '\n') > 400).Select(static source => source.Path), Is.Empty);

    private static IEnumerable<Type> OwnTypes() => Core.GetTypes().Where(static type =>
        type.FullName?.StartsWith("ProConnect", StringComparison.Ordinal) == true && !type.FullName.Contains('<', StringComparison.Ordinal));

    private static bool IsAwaitable(Type type) =>
        type == typeof(Task) || type == typeof(ValueTask)
        || (type.IsGenericType && (type.GetGenericTypeDefinition() == typeof(Task<>) || type.GetGenericTypeDefinition() == typeof(ValueTask<>)));

    private static bool IsCopy(ConstructorInfo constructor, Type type) => constructor.GetParameters() is [var only] && only.ParameterType == type;

    private static IEnumerable<(string Path, string Text)> Sources()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "ProConnect.Client.sln")))
            root = root.Parent ?? throw new DirectoryNotFoundException("The solution was not found.");
        var folder = Path.Combine(root.FullName, "src", "ProConnect.Client.Core");
        var files = Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Where(static path => !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .ToList();
        Assert.That(files, Has.Count.GreaterThan(50));
        return files.Select(static path => (path, File.ReadAllText(path)));
    }

    [GeneratedRegex("ProConnect|AgentConnect|MonComptePro|ProSante|Siret|Siren|Rpps|FranceConnect", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex ProviderName();

    [GeneratedRegex(@"DateTime(Offset)?\.(Utc)?Now|DateTime\.Today|Stopwatch\.|Environment\.TickCount|Task\.Delay\((?![^;]*time)|new Timer\(", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex AmbientTime();

    [GeneratedRegex(@"\.Result\b(?!\?)|\.Wait\(|GetAwaiter\(\)\.GetResult|Thread\.Sleep", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Blocking();
}
