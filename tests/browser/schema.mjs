// The validator of yaml-language-server, which most editors use, over YAML files: it must take all that annexe takes.
// node schema.mjs <schema> <file>…

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const require = createRequire(import.meta.url);
const { getLanguageService } = require('yaml-language-server');
const { TextDocument } = require('vscode-languageserver-textdocument');

const [schemaFile, ...files] = process.argv.slice(2);
const service = getLanguageService({
  schemaRequestService: async (uri) => {
    throw new Error(`a request for ${uri}`);
  },
  workspaceContext: { resolveRelativePath: (path) => path },
  telemetry: { send() {}, sendError() {}, sendTrack() {} },
});
const schema = JSON.parse(readFileSync(schemaFile, 'utf8'));
service.configure({ validate: true, schemas: [{ uri: 'file:///schema.json', fileMatch: ['*'], schema }] });
let faults = 0;
for (const file of files) {
  // The schema is given, whatever the file names.
  const text = readFileSync(file, 'utf8').replace(/^# yaml-language-server:.*$/gm, '#');
  const document = TextDocument.create(pathToFileURL(file).href, 'yaml', 1, text);
  for (const { range, message } of await service.doValidation(document, false)) {
    faults += 1;
    console.log(`${file}:${range.start.line + 1}:${range.start.character + 1}: ${message}`);
  }
}
process.exit(faults > 0 ? 1 : 0);
