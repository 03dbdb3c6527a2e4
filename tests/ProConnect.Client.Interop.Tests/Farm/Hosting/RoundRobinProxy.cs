namespace ProConnect.Client.Interop.Tests.Farm.Hosting;

/// <summary>nginx, which gives each request to the next instance and says in a header to which.</summary>
internal static class RoundRobinProxy
{
    public const string InstanceHeader = "X-Instance";

    private static readonly Dictionary<string, string> NoEnvironment = new(StringComparer.Ordinal);

    public static async Task<Server> StartAsync(string folder, int port, params IReadOnlyList<string> instances)
    {
        var settings = Path.Combine(folder, "nginx.conf");
        await File.WriteAllTextAsync(settings, $$"""
            daemon off;
            worker_processes 1;
            error_log stderr;
            pid {{folder}}/nginx.pid;
            events { }
            http {
              access_log off;
              client_body_temp_path {{folder}}/body;
              proxy_temp_path {{folder}}/proxy;
              fastcgi_temp_path {{folder}}/fastcgi;
              uwsgi_temp_path {{folder}}/uwsgi;
              scgi_temp_path {{folder}}/scgi;
              upstream service { {{string.Concat(instances.Select(static instance => $"server {instance}; "))}}}
              server {
                listen 127.0.0.1:{{port}};
                location / {
                  proxy_pass http://service;
                  proxy_set_header Host $http_host;
                  proxy_set_header X-Forwarded-For $remote_addr;
                  proxy_set_header X-Forwarded-Proto $scheme;
                  proxy_buffer_size 16k;
                  proxy_buffers 8 16k;
                  add_header {{InstanceHeader}} $upstream_addr always;
                }
              }
            }
            """);
        var server = Server.Start(folder, NoEnvironment, Programs.Nginx!, "-p", folder, "-c", settings);
        await server.UntilAsync(() => Server.AnswersAtAsync(port));
        return server;
    }
}
