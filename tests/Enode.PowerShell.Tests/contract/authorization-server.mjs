// A certified OAuth server for the tests: the module's grants are proven against it, and not only against our own simulator.
//
//   node authorization-server.mjs --secret <secret>
//
// The first line on stdout is {"tokenUri"}. It knows two clients with that secret, "fleet:basic 1%" by Authorization header
// and "fleet:body 1%" by form. The process ends when its standard input closes.

import { createServer } from 'node:http';
import { parseArgs } from 'node:util';
import Provider from 'oidc-provider';

console.log = console.info = console.warn = console.error;

const { values } = parseArgs({ options: { secret: { type: 'string' } } });
const server = createServer();
await new Promise(ready => server.listen(0, '127.0.0.1', ready));
const issuer = `http://127.0.0.1:${server.address().port}`;

const client = (id, method) => ({
  client_id: id,
  client_secret: values.secret,
  token_endpoint_auth_method: method,
  grant_types: ['client_credentials'],
  redirect_uris: [],
  response_types: [],
});

const provider = new Provider(issuer, {
  clients: [client('fleet:basic 1%', 'client_secret_basic'), client('fleet:body 1%', 'client_secret_post')],
  features: { clientCredentials: { enabled: true }, devInteractions: { enabled: false } },
  ttl: { ClientCredentials: 1200 },
});

server.on('request', provider.callback());
process.stdout.write(`${JSON.stringify({ tokenUri: `${issuer}/token` })}\n`);
process.stdin.resume().once('end', stop).once('close', stop);
process.once('SIGTERM', stop);

function stop() {
  server.close();
  server.closeAllConnections();
  process.exit(0);
}
