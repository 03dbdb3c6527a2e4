import { createServer } from 'node:http';
import { Storage } from './storage.mjs';

// The test holds the other end of standard input: when it is gone, however it went, so is this process.
process.stdin.resume();
process.stdin.on('end', () => process.exit(0));

async function readJson(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  return JSON.parse(Buffer.concat(chunks).toString('utf8') || 'null');
}

/**
 * Serves an engine on a free port of this machine and says so on standard output.
 * `create(issuer)` makes the engine with new keys; `route(request, url)` changes a request before the engine gets it;
 * `interact(engine, request, response, url)` answers the pages that an engine leaves to its owner.
 */
export async function host({ path, interactions, create, route, interact }) {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${server.address().port}`;
  const issuer = origin + path;
  const requests = [];
  let engine = create(issuer);

  const control = {
    'POST /control/clients': async (request) => {
      const client = await readJson(request);
      await new Storage('Client').upsert(client.client_id, client);
    },
    'POST /control/keys': async () => {
      engine = create(issuer);
    },
    'GET /control/requests': async () => requests,
    'DELETE /control/requests': async () => {
      requests.length = 0;
    },
  };

  server.on('request', async (request, response) => {
    try {
      const url = new URL(request.url, origin);
      const command = control[`${request.method} ${url.pathname}`];
      if (command) {
        response.setHeader('content-type', 'application/json').end(JSON.stringify((await command(request)) ?? null));
        return;
      }

      requests.push(`${request.method} ${url.pathname}`);
      if (url.pathname.startsWith(interactions)) {
        await interact(engine, request, response, url);
        return;
      }

      route(request, url);
      await engine.callback()(request, response);
    } catch (error) {
      console.error(error);
      if (!response.headersSent) response.writeHead(500, { 'content-type': 'text/plain' });
      response.end(String(error));
    }
  });
  process.stdout.write(`Issuer: ${issuer}\n`);
}
