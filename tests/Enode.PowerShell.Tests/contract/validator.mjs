// Prism's routing and validation, put to one finished exchange at a time.
//
// Prism's own server is not used: it is no faithful messenger. It writes bodies and queries anew, follows redirects,
// answers a 501 with an invented 200, turns a response that is not JSON into a 500, never answers a request whose body is
// not JSON, and ends at a malformed %-escape. So proxy.mjs carries the bytes, and Prism, in its proxy mode, is handed the
// answer that already came.

import { promisify } from 'node:util';
import zlib from 'node:zlib';
import prism from '@stoplight/prism-http';

const silent = Object.fromEntries(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'success'].map(level => [level, () => {}]));
const logger = { ...silent, child: () => logger };

const forward = ({ data: input }, _upstream, _proxy, operation) => () => async () => {
  input.operation = operation;
  return { _tag: 'Right', right: input.answer };
};

const settings = {
  isProxy: true,
  upstream: new URL('http://127.0.0.1'),
  checkSecurity: true,
  validateRequest: true,
  validateResponse: true,
  errors: false,
  mock: { dynamic: false },
};

/** A function from an exchange to {operation, violations}; `document` is what document.mjs made of Enode's. */
export async function createValidator(document) {
  const operations = await prism.getHttpOperationsFromSpec(document);
  const engine = prism.createInstance(settings, { logger, forward });
  const ask = input => engine.request(input, operations)();
  await proveThatItObjects(operations, ask);
  return exchange => validate(exchange, ask);
}

async function validate(exchange, ask) {
  const [pathname, search = ''] = split(exchange.target, '?');
  const request = await read(exchange.requestHeaders, exchange.requestBody);
  const response = await read(exchange.responseHeaders, exchange.responseBody);
  const input = {
    method: exchange.method.toLowerCase(),
    url: { path: pathname, query: queryOf(search) },
    headers: { ...exchange.requestHeaders, 'content-length': String(exchange.requestBody.length) },
    body: request.body,
    answer: { statusCode: exchange.status, headers: exchange.responseHeaders, body: response.body },
  };
  const validation = await askSafely(input, ask);
  const violations = [
    ...[...request.complaints, ...validation.input, ...queryComplaints(input)].map(found => violation(exchange, 'request', found)),
    ...[...response.complaints, ...validation.output].map(found => violation(exchange, 'response', found)),
  ];
  return { operation: input.operation?.iid, violations };
}

// An exchange that Prism stumbles over is not an exchange it approved of.
async function askSafely(input, ask) {
  try {
    const result = await ask(input);
    if (result._tag === 'Left') return objection(result.left.message);
    return input.operation ? result.right.validations : objection('The document has no such operation.', 'route');
  } catch (error) {
    return objection(error.message);
  }
}

const objection = (message, code = 'not-validated') => ({ input: [complaint(code, [], message)], output: [] });

// Prism looks parameters up without regard to case and does not mind unknown ones: a misspelt filter, which the API would
// quietly ignore, would pass.
function queryComplaints({ url, operation }) {
  if (!operation) return [];
  const known = new Set((operation.request?.query ?? []).map(({ name }) => name));
  return Object.entries(url.query).flatMap(([name, value]) => {
    if (!known.has(name)) return complaint('unknown', ['query', name], `The operation has no query parameter '${name}'.`);
    return value === '' ? complaint('empty', ['query', name], `The query parameter '${name}' is empty.`) : [];
  });
}

// In the form of Prism's own diagnostics.
const complaint = (code, path, message) => ({ severity: 0, code, path, message });

const severities = ['Error', 'Warning', 'Information', 'Hint'];

// Messages name members and the values allowed, not the values found: no token and no position of a car in a test log.
function violation({ method, target, status }, direction, { severity, code = 'unmatched', path = [], message }) {
  const [pathname] = split(target, '?');
  const location = path.join('.');
  return { method, path: pathname, status, direction, severity: severities[severity], code: String(code), location, message };
}

// --- bodies and queries -----------------------------------------------------------------------------------------

const decoders = { gzip: promisify(zlib.gunzip), br: promisify(zlib.brotliDecompress), deflate: promisify(zlib.inflate) };

async function read(headers, bytes) {
  if (bytes.length === 0) return { body: undefined, complaints: [] };
  const isJson = /^application\/(.+\+)?json\b/i.test(headers['content-type'] ?? '');
  let text = '';
  try {
    text = String(await (decoders[headers['content-encoding']]?.(bytes) ?? bytes));
    return { body: isJson ? JSON.parse(text) : text, complaints: [] };
  } catch (error) {
    return { body: text, complaints: [complaint('unreadable', ['body'], `The body is not what its headers say: ${error.name}.`)] };
  }
}

function queryOf(search) {
  const parameters = new URLSearchParams(search);
  return Object.fromEntries([...parameters.keys()].map(name => {
    const values = parameters.getAll(name);
    return [name, values.length === 1 ? values[0] : values];
  }));
}

function split(text, separator) {
  const at = text.indexOf(separator);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}

// --- self-check ----------------------------------------------------------------------------------------

// Where Prism cannot compile a schema it approves of everything, without a word. So before the first exchange each body
// schema must refuse a value that fits none of the document's.
async function proveThatItObjects(operations, ask) {
  for (const operation of operations) {
    if (operation.request?.body?.contents?.length) await mustObject(operation, ask, 'input', 200);
    for (const response of operation.responses.filter(response => response.contents?.length)) {
      await mustObject(operation, ask, 'output', Number(response.code.replaceAll('X', '9')));
    }
  }
}

const absurd = 0.5;

async function mustObject(operation, ask, side, statusCode) {
  const headers = { 'content-type': 'application/json', 'content-length': '3' };
  const answer = { statusCode, headers, body: absurd };
  const { right } = await ask({ method: operation.method, url: { path: operation.path, query: {} }, headers, body: absurd, answer });
  if (!right?.validations[side].some(({ path }) => path?.[0] === 'body')) {
    const part = side === 'input' ? 'request' : `${statusCode} response`;
    throw new Error(`Prism cannot validate ${operation.iid}: the schema of its ${part} refuses nothing.`);
  }
}
