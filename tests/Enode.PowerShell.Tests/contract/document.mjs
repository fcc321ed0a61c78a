// Reads Enode's OpenAPI document and mends, in memory, what its generator wrote differently from what it means.
// Every mend is a rule about a form, never about a path or a name, so that a later edition of the document is mended too;
// a form that no rule knows stops the run instead of being validated wrongly.

import { readFile } from 'node:fs/promises';

export async function readDocument(path) {
  return prepare(JSON.parse(await readFile(path, 'utf8')));
}

export function prepare(document) {
  const prepared = withoutAllOf(document, document);
  for (const operation of operationsOf(prepared)) {
    requireBody(operation);
    unwrapProblems(operation);
    allowProblems(operation, document);
  }
  return prepared;
}

const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'];

export function operationsOf(document) {
  return Object.values(document.paths).flatMap(item => methods.flatMap(method => item[method] ?? []));
}

// --- allOf ------------------------------------------------------------------------------------------------------

// Read literally, two closed objects under one allOf admit nothing: each forbids the members of the other. What is
// meant is one closed object with the members of both. Prism guesses the same, but falls back to the literal reading
// without a word when its guess fails, and it has no idea of the next form at all: so nothing is left for it to guess.
function withoutAllOf(node, document) {
  if (Array.isArray(node)) return node.map(item => withoutAllOf(item, document));
  if (node === null || typeof node !== 'object') return node;
  if (Array.isArray(node.allOf)) return merge(node, document);
  return withNullInEnum(Object.fromEntries(Object.entries(node).map(([name, value]) => [name, withoutAllOf(value, document)])));
}

// A type that allows null beside an enum without it: literally the enum takes the null back, and a plan that is executed
// could not have a null finalState.
function withNullInEnum(schema) {
  if (!Array.isArray(schema.enum) || !allowsNull(schema) || schema.enum.includes(null)) return schema;
  return { ...schema, enum: [...schema.enum, null] };
}

function merge({ allOf, ...own }, document) {
  const parts = [...allOf, own].map(part => constraintsOf(part, document));
  return withoutAllOf(parts.reduce(combine), document);
}

// A part's texts and example speak of the part where it stands, so those of a referenced schema are not carried over.
function constraintsOf(part, document) {
  const schema = '$ref' in part ? resolve(part.$ref, document) : part;
  const plain = schema.allOf ? merge(schema, document) : schema;
  return part === schema ? plain : without(plain, annotations);
}

const annotations = ['title', 'description', 'example'];

function combine(left, right) {
  const merged = { ...left, ...right };
  for (const keyword of sharedBy(left, right)) {
    if (annotations.includes(keyword)) continue;
    if (!(keyword in rules)) throw noRule(`two '${keyword}' in one allOf`);
    merged[keyword] = rules[keyword](left[keyword], right[keyword]);
  }
  if (merged.properties && merged.anyOf) throw noRule("'properties' and 'anyOf' in one allOf");
  if (allowsNull(right) && !allowsNull(left)) admitNull(merged, left);
  return merged;
}

const rules = {
  type: sameType,
  properties: mergeProperties,
  required: (left, right) => [...new Set([...left, ...right])],
  additionalProperties: (left, right) => left && right,
};

// The later part has the last word on null, and on nothing else.
function sameType(left, right) {
  const kinds = type => [type].flat().filter(kind => kind !== 'null').sort().join();
  if (kinds(left) !== kinds(right)) throw noRule(`the types ${left} and ${right} in one allOf`);
  return right;
}

function mergeProperties(left, right) {
  const both = sharedBy(left, right).map(name => [name, { allOf: [left[name], right[name]] }]);
  return { ...left, ...right, ...Object.fromEntries(both) };
}

// A schema beside {"type": ["object", "null"]} is how the document says "this, or null"; literally the null is taken
// back by the first schema, and a pending action could not have a null failureReason.
function admitNull(merged, left) {
  if (!left.type) throw noRule("a schema without a 'type' and one that allows null in one allOf");
  if (left.enum) merged.enum = [...left.enum, null];
}

const noRule = found => new Error(`The document has ${found}: document.mjs has no rule for that.`);
const allowsNull = ({ type }) => Array.isArray(type) && type.includes('null');
const sharedBy = (left, right) => Object.keys(left).filter(name => name in right);
const without = (object, names) => Object.fromEntries(Object.entries(object).filter(([name]) => !names.includes(name)));

function resolve(reference, document) {
  const names = reference.slice(2).split('/').map(name => name.replaceAll('~1', '/').replaceAll('~0', '~'));
  const target = names.reduce((node, name) => node?.[name], document);
  if (!target) throw new Error(`The document refers to ${reference}, which it does not have.`);
  return '$ref' in target ? resolve(target.$ref, document) : target;
}

// --- operations -------------------------------------------------------------------------------------------------

// The generator marks bodies as optional. An operation that describes one cannot do its work without it.
function requireBody({ requestBody }) {
  if (requestBody?.content) requestBody.required = true;
}

// Some errors are described as {statusCode, headers, body}: the generator's own picture of a response, not its JSON.
function unwrapProblems({ responses }) {
  for (const { content = {} } of Object.values(responses)) {
    for (const media of Object.values(content)) {
      const properties = media.schema?.properties ?? {};
      if (Object.keys(properties).sort().join() === 'body,headers,statusCode') media.schema = properties.body;
    }
  }
}

// Any operation can meet a bad token, a rate limit, an unknown id or a bad hour, described or not, and answers then with
// a problem. The same goes for an error that is described in words only; an explicitly empty content is left alone.
function allowProblems({ responses }, document) {
  if (!document.components?.schemas?.Problem) throw new Error("The document has no schema 'Problem' to validate errors by.");
  const content = { 'application/json': { schema: { $ref: '#/components/schemas/Problem' } } };
  for (const status of ['4XX', '5XX']) responses[status] ??= { description: 'problem', content };
  for (const [status, response] of Object.entries(responses)) {
    if (status >= '400' && !response.content) response.content = content;
  }
}
