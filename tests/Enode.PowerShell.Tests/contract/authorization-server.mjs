// A certified OAuth server for the tests: the module's grants are proven against it, and not only against our own simulator.
//
//   node authorization-server.mjs --secret <secret> --other <secret>
//
// The first line on stdout has its addresses: {"issuer","tokenUri","authorizationUri"}. Its clients are:
//
//   fleet:basic 1%   client credentials by Authorization header, with the first secret
//   fleet:body 1%    client credentials by form, with the first secret
//   fleet:any        client credentials by header or form, with the second secret, which is not limited to ASCII
//   fleet:user       codes and refresh tokens, with the first secret
//   fleet:native     the same, without a secret
//
// A line on stdin is a command, and is answered by a line of JSON. "advance <seconds>" sets the clock of the server ahead, and "refresh
// tokens" lists those that were issued. The process ends when its standard input closes.

import { createServer } from 'node:http';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import Provider from 'oidc-provider';
import { noVSCHAR } from './node_modules/oidc-provider/lib/consts/client_attributes.js';

console.log = console.info = console.warn = console.error;

const { values } = parseArgs({ options: { secret: { type: 'string' }, other: { type: 'string' } } });
const server = createServer();
await new Promise(ready => server.listen(0, '127.0.0.1', ready));
const issuer = `http://127.0.0.1:${server.address().port}`;

const now = Date.now;
let ahead = 0;
Date.now = () => now() + ahead * 1000;

// RFC 6749 limits ids and secrets to ASCII, and the server checks it. Other servers do not, and their secrets are encoded as well.
noVSCHAR.exec = () => null;

const client = (id, method, more = {}) => ({
  client_id: id,
  client_secret: method === 'none' ? undefined : values.secret,
  token_endpoint_auth_method: method,
  grant_types: ['client_credentials'],
  redirect_uris: [],
  response_types: [],
  ...more,
});

const user = {
  application_type: 'native',
  grant_types: ['authorization_code', 'refresh_token'],
  redirect_uris: ['http://127.0.0.1/callback'],
  response_types: ['code'],
};

const provider = new Provider(issuer, {
  clients: [
    client('fleet:basic 1%', 'client_secret_basic'),
    client('fleet:body 1%', 'client_secret_post'),
    client('fleet:any', 'client_secret_post', { client_secret: values.other }),
    client('fleet:user', 'client_secret_basic', user),
    client('fleet:native', 'none', user),
  ],
  features: { clientCredentials: { enabled: true }, devInteractions: { enabled: true } },
  pkce: { required: () => true },
  rotateRefreshToken: true,
  ttl: { AccessToken: 600, ClientCredentials: 1200, Grant: 86400, Interaction: 600, RefreshToken: 86400, Session: 600 },
  cookies: { keys: ['not-a-secret-of-anything'] },
});

const refreshTokens = [];
provider.use(async (ctx, next) => {
  await next();
  if (ctx.path === '/token' && ctx.body?.refresh_token) refreshTokens.push(ctx.body.refresh_token);
});

const commands = {
  advance: seconds => (ahead += Number(seconds)),
  refresh: () => refreshTokens,
};

const say = value => process.stdout.write(`${JSON.stringify(value)}\n`);
server.on('request', provider.callback());
say({ issuer, tokenUri: `${issuer}/token`, authorizationUri: `${issuer}/auth?prompt=consent` });
createInterface({ input: process.stdin })
  .on('line', line => {
    const [name, ...rest] = line.split(' ');
    say(commands[name](...rest));
  })
  .once('close', stop);
process.once('SIGTERM', stop);

function stop() {
  server.close();
  server.closeAllConnections();
  process.exit(0);
}
