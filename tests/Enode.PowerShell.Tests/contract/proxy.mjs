// A proxy between the module and the simulator that validates every request and every response against Enode's document.
//
//   node proxy.mjs --document <openapi.json> --upstream http://127.0.0.1:<port> [--port 0]
//
// The first line on stdout is {"url", "report"}: what to connect to, and where GET answers
// {"exchanges", "operations", "violations"} and POST or DELETE answers the same and starts over.
// Each violation follows as a line of its own, before the response that it is about reaches the caller.
// The process ends when its standard input closes, or on SIGTERM.

import http from 'node:http';
import { parseArgs } from 'node:util';
import { readDocument } from './document.mjs';
import { createReport } from './report.mjs';
import { createValidator } from './validator.mjs';

// The lines on stdout are the interface; whatever a package has to say belongs elsewhere.
console.log = console.info = console.error;

const options = readOptions();
const upstream = new URL(options.upstream);
const validate = await createValidator(await readDocument(options.document));
const report = createReport();
// Short-lived idle connections: one that the simulator closes at the very moment of its next use would break an exchange.
const agent = new http.Agent({ keepAlive: true, timeout: 2000 });
const proxy = await listen(handleExchange, Number(options.port));
const reports = await listen(report.handle, 0);

report.announce({ url: proxy.url, report: reports.url });
process.stdin.resume().once('end', stop).once('close', stop);
process.once('SIGTERM', stop).once('SIGINT', stop);

function readOptions() {
  const string = { type: 'string' };
  const { values } = parseArgs({ options: { document: string, upstream: string, port: { ...string, default: '0' } } });
  if (values.document && values.upstream) return values;
  console.error('usage: node proxy.mjs --document <openapi.json> --upstream http://127.0.0.1:<port> [--port 0]');
  process.exit(2);
}

async function listen(handler, port) {
  // Idle connections are the caller's to close: a timeout here could meet its next request half-way.
  const server = http.createServer({ keepAliveTimeout: 0 }, handler);
  await new Promise((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve));
  return { server, url: `http://127.0.0.1:${server.address().port}` };
}

function stop() {
  for (const { server } of [proxy, reports]) {
    server.close();
    server.closeAllConnections();
  }
  agent.destroy();
  process.exit(0);
}

// --- one exchange -----------------------------------------------------------------------------------------------

// The validation is in the report before the caller has the response, so a test may ask for it right away. A connection that
// breaks on one side is broken on the other: there is nothing to validate, and nothing is invented in its place.
async function handleExchange(request, response) {
  try {
    const requestBody = await bytesOf(request);
    const answer = await send(request, requestBody, response);
    const responseBody = await bytesOf(answer);
    report.add(await validate({
      method: request.method,
      target: request.url,
      requestHeaders: request.headers,
      requestBody,
      status: answer.statusCode,
      responseHeaders: joined(answer.headers),
      responseBody,
    }));
    passOn(answer, responseBody, response);
  } catch (error) {
    console.error(`${request.method} ${request.url}: ${error.message}`);
    response.destroy();
  }
}

function send(request, body, response) {
  return new Promise((resolve, reject) => {
    const headers = [...headersOf(request, ['host', 'connection', 'keep-alive', 'expect']), 'Host', upstream.host];
    const sent = http.request({ agent, host: upstream.hostname, port: upstream.port, method: request.method, path: request.url, headers });
    sent.once('response', resolve).once('error', reject).end(body);
    response.once('close', () => sent.destroy());
  });
}

function passOn(answer, body, response) {
  response.sendDate = false;
  response.writeHead(answer.statusCode, answer.statusMessage, headersOf(answer, ['connection', 'keep-alive']));
  response.end(body);
}

// As they came, in order and in their own spelling, but for those that speak of one connection only.
function headersOf({ rawHeaders }, left) {
  return rawHeaders.filter((_, index) => !left.includes(rawHeaders[index - (index % 2)].toLowerCase()));
}

const joined = headers => Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));

async function bytesOf(stream) {
  const chunks = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}
