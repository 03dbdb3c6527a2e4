namespace ProConnect.Client.Core.Settings;

/// <summary>Says that the section of a relying party also holds the settings of a type, so that its keys are known ones.</summary>
/// <param name="RelyingParty">The relying party's name.</param>
/// <param name="Type">The type whose public properties are the keys.</param>
internal sealed record SettingsTypes(string RelyingParty, Type Type);
