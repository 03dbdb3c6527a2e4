namespace ProConnect.Client.AspNetCore;

/// <summary>What one challenge asks of ProConnect and of MonComptePro, beyond OpenID Connect.</summary>
public static class SignInPropertiesExtensions
{
    /// <param name="properties">The challenge.</param>
    extension(SignInProperties properties)
    {
        /// <summary>
        /// The SIRET of the organisation the user should sign in for (<c>siret_hint</c>); null for the configured one. A suggestion only: check what
        /// comes back.
        /// </summary>
        public Siret? SiretHint
        {
            get => Siret.TryParse(properties.Find(MonCompteProParameters.SiretHint), out var siret) ? siret : null;
            set => properties.Set(MonCompteProParameters.SiretHint, value?.ToString());
        }

        /// <summary>What MonComptePro's pages call the service (<c>sp_name</c>); null for the configured name, or the registered one.</summary>
        public string? SpName
        {
            get => properties.Find(MonCompteProParameters.SpName);
            set => properties.Set(MonCompteProParameters.SpName, value);
        }

        private string? Find(string name) => properties.AuthorizationParameters.TryGetValue(name, out var value) ? value : null;

        private void Set(string name, string? value)
        {
            if (string.IsNullOrEmpty(value))
                properties.AuthorizationParameters.Remove(name);
            else
                properties.AuthorizationParameters[name] = value;
        }
    }
}
