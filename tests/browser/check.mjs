// Checks generated pages in a real browser, and with the Nu HTML Checker:
//
//     node check.mjs [--screenshots DIR] PAGE.html...
//
// It wants Debian's chromium, default-jre-headless, fonts-dejavu-core and poppler-utils, and `npm ci` in this folder. With
// --screenshots it leaves what it saw in DIR, as pictures and as a PDF.

import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { validate } from './validate.mjs';

const read = (specifier) => readFileSync(new URL(import.meta.resolve(specifier)), 'utf8');
const AXE = read('axe-core/axe.min.js');
const INSIDE = read('./inside.js');

const WIDE = { width: 1280, height: 1024 };
const NARROW = { width: 320, height: 640 };
// A window of 1280 by 1024 at a zoom of 400 %: that is how browsers zoom, fewer CSS pixels with more dots each.
const ZOOMED = { viewport: { width: 320, height: 256 }, deviceScaleFactor: 4 };
// A4 less the margins of 22 mm, at 96 dots an inch.
const PAPER = { width: 627, height: 956 };

const LIGHT = { media: 'screen', colorScheme: 'light', forcedColors: 'none' };
const DARK = { ...LIGHT, colorScheme: 'dark' };
const PRINT = { ...LIGHT, media: 'print' };
const FORCED = { ...LIGHT, forcedColors: 'active' };

const AXE_OPTIONS = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  // Part of WCAG 2.2 AA, but not of what axe runs unless asked.
  rules: { 'target-size': { enabled: true } },
  resultTypes: ['violations', 'incomplete'],
};

// What axe cannot decide counts as a fault, for every rule: a sheet is plain text on plain grounds, where nothing should be
// in doubt, and a doubt that nobody reads is worth no more than a pass.
const axe = (page, rules = {}) => page.evaluate(async (options) => {
  const { violations, incomplete } = await globalThis.axe.run(document, options);
  const tell = (verdict) => ({ id, nodes }) => nodes.map(({ target, any, all, none }) => {
    const why = [...any, ...all, ...none].map(({ message }) => message).join('; ');
    return `${id}${verdict}: ${target.join(' ')}: ${why}`;
  });
  return [...violations.flatMap(tell('')), ...incomplete.flatMap(tell(' (undecided)'))];
}, { ...AXE_OPTIONS, rules: { ...AXE_OPTIONS.rules, ...rules } });

// A tab that notes what its page asks for and complains of, in `watch`, from one load to the next.
async function newTab(browser, settings) {
  const context = await browser.newContext({ locale: 'fr-FR', ...settings });
  const page = await context.newPage();
  const tab = { page, watch: { requests: [], console: [] } };
  page.on('request', (request) => {
    const [address] = request.url().split('#');
    if (address !== tab.url && !address.startsWith('data:')) tab.watch.requests.push(address);
  });
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) tab.watch.console.push(message.text());
  });
  page.on('pageerror', (error) => tab.watch.console.push(String(error)));
  return tab;
}

// Loads a page with its details open, so that all of it is seen.
async function load(tab, file) {
  tab.url = pathToFileURL(file).href;
  await tab.page.goto(tab.url);
  await tab.page.evaluate(INSIDE);
  await tab.page.evaluate(() => harness.openDetails());
  return tab.page;
}

// Goes through the page with Tab and, where asked, back with Shift+Tab and on through the skip link.
async function keyboard(page, { back }) {
  const stops = await page.evaluate(() => harness.startKeyboard());
  const press = async (key) => {
    await page.keyboard.press(key);
    return page.evaluate(() => harness.focused());
  };

  const there = [];
  for (const _ of stops) there.push(await press('Tab'));
  const faults = there.flatMap((stop) => stop.faults);
  const order = there.map(({ index }) => index);
  stops.forEach((stop, index) => {
    if (!order.includes(index)) faults.push(`Tab does not reach ${stop}`);
  });
  there.forEach(({ index, name }, turn) => {
    if (index === -1) faults.push(`Tab stops at ${name}, which is not there for that`);
    else if (order[turn - 1] >= index) faults.push(`Tab goes to ${name} after ${there[turn - 1].name}`);
  });

  // Only a page that Tab goes through in order can be gone back through.
  if (faults.length > 0 || !back) return faults;
  for (const turn of order.slice(0, -1).reverse()) {
    const { index, name } = await press('Shift+Tab');
    if (index !== turn) return [`Shift+Tab goes to ${name} instead of ${stops[turn]}`];
  }
  return stops.length > 0 ? skip(page, stops) : [];
}

// The focus is on the first stop, where keyboard() leaves it and where a skip link belongs.
async function skip(page, stops) {
  const link = await page.evaluate(() => harness.skipLink());
  if (link < 0) return [];
  if (link > 0) return [`${stops[link]} comes after ${stops[0]}`];
  await page.keyboard.press('Enter');
  const faults = await page.evaluate((index) => harness.skipped(index), link);
  await page.keyboard.press('Tab');
  return [...faults, ...await page.evaluate(() => harness.wentOn())];
}

// What is shown in a face that the page does not carry, and the faces that the browser refuses.
async function faces(page) {
  const session = await page.context().newCDPSession(page);
  await session.send('DOM.enable');
  await session.send('CSS.enable');
  await page.evaluate(() => document.fonts.ready);
  const { root } = await session.send('DOM.getDocument');
  const { nodeId } = await session.send('DOM.querySelector', { nodeId: root.nodeId, selector: 'body' });
  const { fonts } = await session.send('CSS.getPlatformFontsForNode', { nodeId });
  const faults = fonts.filter(({ isCustomFont }) => !isCustomFont)
    .map(({ familyName, glyphCount }) => `${glyphCount} glyphs are shown in ${familyName}, which the page does not carry`);
  await session.detach();
  const refused = await page.evaluate(() => [...document.fonts].filter(({ status }) => status === 'error')
    .map(({ family, style, weight }) => `${family} ${style} ${weight}`));
  return [...faults, ...refused.map((face) => `the browser refuses the face ${face}`)];
}

// A page with no letter is blank: page numbers are in the margin of every page.
async function paper(page, path) {
  const pdf = await page.pdf({ preferCSSPageSize: true, format: 'A4', path });
  const sheets = execFileSync('pdftotext', ['-', '-'], { input: pdf, encoding: 'utf8' }).split('\f').slice(0, -1);
  return sheets.flatMap((text, index) => (/\p{L}/u.test(text) ? [] : [`page ${index + 1} of ${sheets.length} is blank`]));
}

// Runs every check on one page and hands each to `report`, as its name and what it found.
async function check({ wide, zoomed }, file, picture, report) {
  wide.watch = { requests: [], console: [] };
  zoomed.watch = wide.watch;
  const shoot = async (name) => picture && page.screenshot({ path: `${picture}.${name}.png`, fullPage: true });
  const layout = () => page.evaluate(() => harness.layout());

  let page = await load(zoomed, file);
  report('layout at 400 %', await layout());
  report('keyboard at 400 %, dark', await keyboard(page, { back: false }));

  page = await load(wide, file);
  await page.evaluate(AXE);
  await page.emulateMedia(LIGHT);
  await page.evaluate(() => harness.noteScreen());
  // Paper opens nothing, so what is printed is what the page prints as it comes.
  await page.evaluate(() => harness.closeDetails());
  await page.setViewportSize(PAPER);
  await page.emulateMedia(PRINT);
  report('axe in print', await axe(page));
  report('layout in print', [...await layout(), ...await page.evaluate(() => harness.missingOnPaper())]);
  report('paper', await paper(page, picture && `${picture}.pdf`));

  await page.evaluate(() => harness.openDetails());
  await page.setViewportSize(WIDE);
  for (const [name, media] of [['forced', FORCED], ['dark', DARK], ['light', LIGHT]]) {
    await page.emulateMedia(media);
    report(`axe in ${name} colours`, await axe(page));
    await shoot(name);
  }
  report('faces', await faces(page));
  report('layout at 1280 px', await layout());
  await page.setViewportSize(NARROW);
  // Axe cannot tell the contrast of cells that a table has scrolled out of view; their colours are those of the wide page.
  report('axe at 320 px', await axe(page, { 'color-contrast': { enabled: false } }));
  report('layout at 320 px', await layout());
  await shoot('narrow');
  await page.evaluate(() => harness.spaceText());
  report('layout at 320 px, text spaced', await layout());
  await shoot('spaced');

  // Last, since the keyboard leaves its traces.
  await page.evaluate(() => harness.unspaceText());
  await page.setViewportSize(WIDE);
  report('links', await page.evaluate(() => harness.links()));
  report('keyboard', await keyboard(page, { back: true }));

  report('requests', wide.watch.requests);
  report('console', wide.watch.console);
}

const { values: { screenshots }, positionals } = parseArgs({
  options: { screenshots: { type: 'string' } },
  allowPositionals: true,
});
if (positionals.length === 0) {
  console.error('Usage: node check.mjs [--screenshots DIR] PAGE.html...');
  process.exit(2);
}
if (screenshots) mkdirSync(screenshots, { recursive: true });

const files = positionals.map((path) => resolve(path));
const shortName = (file) => relative('', file);
let checks = 0;
let failures = 0;
const reporter = (file) => (name, faults) => {
  checks += 1;
  const distinct = new Set(faults);
  failures += distinct.size;
  for (const fault of distinct) console.log(`${shortName(file)}: ${name}: ${fault}`);
};

const validation = validate(files);
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: [
    // Chromium refuses its sandbox to root, which is who runs in a container.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    '--disable-gpu', '--disable-quic', '--no-first-run',
    '--disable-background-networking', '--disable-component-update', '--disable-sync',
    // Whatever a page asks for is counted, and goes nowhere.
    '--host-resolver-rules=MAP * ~NOTFOUND',
  ],
});
try {
  const queue = files.values();
  await Promise.all(Array.from({ length: availableParallelism() }, async () => {
    const tabs = {
      // Without motion the browser is where a key has led at once.
      wide: await newTab(browser, { reducedMotion: 'reduce' }),
      zoomed: await newTab(browser, { reducedMotion: 'reduce', ...ZOOMED, colorScheme: 'dark' }),
    };
    for (const file of queue) {
      const picture = screenshots && join(screenshots, shortName(file).replaceAll(/[\\/]/g, '-').replace(/^[.-]+/, '').replace(/\.html$/, ''));
      await check(tabs, file, picture, reporter(file));
    }
  }));
  for (const [file, faults] of await validation) reporter(file)('nu', faults);
} finally {
  await browser.close();
}
console.log(`${files.length} pages, ${checks} checks, ${failures} failures`);
process.exitCode = failures > 0 ? 1 : 0;
