namespace ProConnect.Client.Core.Authorization;

/// <summary>How the authorization response comes back (OAuth 2.0 Multiple Response Type Encoding Practices §2.1).</summary>
public enum ResponseMode
{
    /// <summary>By a redirect, in the query. Nothing is sent: it is the default of the code flow.</summary>
    Query,

    /// <summary><c>form_post</c>: by a form that the browser posts across sites (OAuth 2.0 Form Post Response Mode).</summary>
    FormPost,
}
