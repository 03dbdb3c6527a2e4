using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;

namespace ProConnect.Client.Conformance.Tests.Support;

/// <summary>Serves every request in one culture.</summary>
internal sealed class CulturedRequests(CultureInfo culture) : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use((context, go) =>
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, culture);
            return go(context);
        });
        next(app);
    };
}
