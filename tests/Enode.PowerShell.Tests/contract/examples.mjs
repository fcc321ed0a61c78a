// Checks the document against itself: each example, wherever it stands, against the schema that it illustrates.
//
//   node examples.mjs --document <openapi.json>
//
// Enode's document breaks its own schemas in a few places. They are listed here, so that they are not copied into the
// simulator, and so that an edition which mends one or adds another is noticed. Exits 0 on exactly the known list.

import { parseArgs } from 'node:util';
import Ajv from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { readDocument } from './document.mjs';

const known = new Map([
  ['#/components/schemas/WebhookResponse/properties/createdAt', 'a time without its zone'],
  ['#/components/schemas/WebhookResponse/properties/lastSuccess', 'a time without its zone'],
  [cancelled('batteries', 200), 'no user and no failure reason'],
  [cancelled('chargers', 200), 'no user'],
  [cancelled('chargers', 409), 'no user'],
  [cancelled('hvacs', 200), 'no user, no failure reason, and a target that is not one of the shapes described'],
  [cancelled('hvacs', 409), 'no user, no failure reason, and a target that is not one of the shapes described'],
]);

function cancelled(assets, status) {
  return `#/paths/~1${assets}~1actions~1{actionId}~1cancel/post/responses/${status}/content/application~1json`;
}

const { values: options } = parseArgs({ options: { document: { type: 'string' } } });
if (!options.document) {
  console.error('usage: node examples.mjs --document <openapi.json>');
  process.exit(2);
}
const document = await readDocument(options.document);
const ajv = addFormats(new Ajv({ strict: false, allErrors: true }));
ajv.addSchema(document, 'document');

const examples = [...examplesIn(document, [])];
process.exitCode = report(new Map(examples.flatMap(objections)));

// An example stands in a schema and is meant for it, or beside the schema of a parameter or a media type.
function* examplesIn(node, path) {
  if (node === null || typeof node !== 'object') return;
  const schema = pointerTo('schema' in node ? [...path, 'schema'] : path);
  if ('example' in node) yield { pointer: pointerTo(path), schema, value: node.example };
  for (const [name, { value }] of Object.entries(node.examples ?? {})) {
    yield { pointer: pointerTo([...path, 'examples', name]), schema, value };
  }
  for (const [name, child] of Object.entries(node)) {
    if (!['example', 'examples'].includes(name)) yield* examplesIn(child, [...path, name]);
  }
}

function pointerTo(path) {
  return `#${path.map(name => `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')}`;
}

function objections({ pointer, schema, value }) {
  const validate = ajv.compile({ $ref: `document${encodeURI(schema)}` });
  return validate(value) ? [] : [[pointer, ajv.errorsText(validate.errors, { dataVar: '' })]];
}

function report(broken) {
  for (const [pointer, objection] of broken) {
    console.log(known.has(pointer) ? `known    ${pointer}\n         ${known.get(pointer)}` : `NEW      ${pointer}\n        ${objection}`);
  }
  const mended = [...known.keys()].filter(pointer => !broken.has(pointer));
  for (const pointer of mended) console.log(`MENDED   ${pointer}`);
  const asKnown = mended.length === 0 && broken.size === known.size;
  const conclusion = asKnown ? 'exactly the known ones.' : 'not the list that is known in examples.mjs.';
  console.log(`${examples.length} places with an example, ${broken.size} of them break their schema: ${conclusion}`);
  return asKnown ? 0 : 1;
}
