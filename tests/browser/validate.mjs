// The Nu HTML Checker over all pages at once, since a Java machine takes longer to start than to check a page. It reads
// the pages' style sheets too.

import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const JAR = createRequire(import.meta.url)('vnu-jar');

// Messages that are no fault of the page, each with its reason. Errors, warnings and remarks all count as faults.
const EXCUSED = [
  // The checker holds blocks of data (JSON-LD, YAML), which no policy governs, for scripts. A script proper that the policy
  // forbids is told by the browser's console.
  /^Inline script violates Content Security Policy/,
  // “img-src data:” lets them in, as the browser shows, whose console would tell.
  /^Resource violates Content Security Policy .*image “data:image/,
];

// Returns a map from a page's path to its faults.
export async function validate(pages) {
  const report = await new Promise((resolve, reject) => {
    // The program exits with 1 when it has found errors, so its report decides and not its exit code.
    execFile('java', ['-jar', JAR, '--stdout', '--format', 'json', ...pages], { maxBuffer: 1 << 28 }, (error, out, err) => {
      try {
        resolve(JSON.parse(out));
      } catch {
        reject(new Error(`the Nu HTML Checker gave no report: ${err || error}`));
      }
    });
  });
  const faults = new Map(pages.map((page) => [page, []]));
  for (const { url, lastLine, type, subType, message } of report.messages) {
    if (EXCUSED.some((excused) => excused.test(message))) continue;
    const page = url && fileURLToPath(url.replace(/^file:\/*/, 'file:///'));
    if (!faults.has(page)) throw new Error(`the Nu HTML Checker says of ${page}: ${message}`);
    faults.get(page).push(`line ${lastLine}: ${subType ?? type}: ${message}`);
  }
  return faults;
}
