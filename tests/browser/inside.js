// What check.mjs asks of a page from within. The file is evaluated in the page through the devtools protocol, which the
// page's Content-Security-Policy does not govern, so that the page under test is the page that readers get.

globalThis.harness = (() => {
  const STOPS = 'a[href], area[href], button, input, select, textarea, summary, iframe, audio, video, [tabindex]';
  // Of no use on paper.
  const FURNITURE = 'nav, [role="navigation"], a[class*="skip"]';
  // A pixel of grace, since browsers round boxes that lie between two pixels.
  const GRACE = 1;

  const name = (element) => {
    const text = element.textContent.trim().replace(/\s+/g, ' ');
    const classes = [...element.classList].map((c) => `.${c}`).join('');
    const label = element.localName + (element.id && `#${element.id}`) + classes;
    return text ? `${label} “${text.length > 40 ? `${text.slice(0, 40)}…` : text}”` : label;
  };

  const visible = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true });

  const ancestors = function* (element) {
    for (let up = element; up && up !== document.body; up = up.parentElement) yield up;
  };

  // Text may be put out of sight on purpose, for screen readers or until it has focus: out of the flow, and either a
  // pixel large or before the page's origin, where nobody can scroll.
  const setAside = (element) => ancestors(element).some((up) => {
    if (!['absolute', 'fixed'].includes(getComputedStyle(up).position)) return false;
    const box = up.getBoundingClientRect();
    return Math.min(box.width, box.height) <= 1 || box.right + scrollX <= 0 || box.bottom + scrollY <= 0;
  });

  const scrolls = (overflow) => overflow === 'auto' || overflow === 'scroll';
  const clips = (overflow) => overflow === 'hidden' || overflow === 'clip';

  const texts = function* () {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    while (walker.nextNode()) {
      const element = walker.currentNode.parentElement;
      if (!walker.currentNode.data.trim() || !visible(element) || setAside(element)) continue;
      range.selectNodeContents(walker.currentNode);
      yield { element, boxes: [...range.getClientRects()].filter((box) => box.width > 0) };
    }
  };

  // Where a line of text is lost, if it is: outside the view, or cut by an ancestor that shows no scroll bar.
  const loss = (element, box, width) => {
    for (const up of ancestors(element)) {
      const { overflowX, overflowY } = getComputedStyle(up);
      const frame = up.getBoundingClientRect();
      const beside = box.left < frame.left - GRACE || box.right > frame.right + GRACE;
      const beyond = box.top < frame.top - GRACE || box.bottom > frame.bottom + GRACE;
      if ((clips(overflowX) && beside) || (clips(overflowY) && beyond)) return `is cut by ${up.localName}`;
      // Text within a box that scrolls is as well placed as the box; layout() asks that the keyboard can scroll it.
      if (scrolls(overflowX)) box = frame;
    }
    if (box.left >= -GRACE && box.right <= width + GRACE) return null;
    return `runs from ${Math.round(box.left)} to ${Math.round(box.right)} px`;
  };

  // Lines of different texts that cover each other. Boxes of text are as high as the font, often more than the line, so
  // only their middle counts.
  const overlaps = (lines) => {
    const faults = [];
    lines.sort((a, b) => a.top - b.top);
    lines.forEach((line, index) => {
      for (const next of lines.slice(index + 1)) {
        if (next.top > line.bottom - GRACE) break;
        if (next.element !== line.element && next.left < line.right - GRACE && next.right > line.left + GRACE) {
          faults.push(`${name(next.element)} covers ${name(line.element)}`);
        }
      }
    });
    return faults;
  };

  const layout = () => {
    const { scrollWidth, clientWidth } = document.scrollingElement;
    const faults = new Set();
    if (scrollWidth > clientWidth) faults.add(`the page is ${scrollWidth} px wide in a view of ${clientWidth} px`);
    const lines = [];
    for (const { element, boxes } of texts()) {
      const scroller = ancestors(element).find((up) => scrolls(getComputedStyle(up).overflowX))?.getBoundingClientRect();
      for (const box of boxes) {
        const lost = loss(element, box, clientWidth);
        if (lost) faults.add(`${name(element)} ${lost} in a view of ${clientWidth} px`);
        if (scroller && (box.left > scroller.right || box.right < scroller.left)) continue;
        const quarter = box.height / 4;
        lines.push({ element, left: box.left, right: box.right, top: box.top + quarter, bottom: box.bottom - quarter });
      }
    }
    for (const element of document.body.querySelectorAll('*')) {
      const { overflowX, overflowY } = getComputedStyle(element);
      const overflows = (scrolls(overflowX) && element.scrollWidth > element.clientWidth)
        || (scrolls(overflowY) && element.scrollHeight > element.clientHeight);
      // Chromium lets the keyboard into any box that scrolls, other browsers only where the page says so, by tabindex.
      if (!overflows || !visible(element) || element.tabIndex >= 0) continue;
      faults.add(`${name(element)} scrolls, but not from the keyboard`);
    }
    return [...faults, ...overlaps(lines)];
  };

  // The author's style of WCAG 1.4.12. A constructed style sheet is not governed by the page's policy.
  const spaceText = () => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`
      * { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
      p { margin-block-end: 2em !important; }
    `);
    document.adoptedStyleSheets.push(sheet);
  };
  const unspaceText = () => document.adoptedStyleSheets.pop();

  let closed = [];
  const openDetails = () => {
    closed = [...document.querySelectorAll('details:not([open])')];
    closed.forEach((details) => { details.open = true; });
  };
  const closeDetails = () => closed.forEach((details) => { details.open = false; });

  const links = () => {
    const faults = [];
    for (const link of document.querySelectorAll('a[href^="#"]')) {
      const target = document.getElementById(decodeURIComponent(link.hash.slice(1)));
      if (!target) faults.push(`${name(link)} leads to ${link.hash}, which does not exist`);
      else if (!target.checkVisibility()) faults.push(`${name(link)} leads to ${link.hash}, which is hidden`);
    }
    return faults;
  };

  // Colours

  const pixel = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
  const rgba = (color) => {
    pixel.clearRect(0, 0, 1, 1);
    pixel.fillStyle = color;
    pixel.fillRect(0, 0, 1, 1);
    return pixel.getImageData(0, 0, 1, 1).data;
  };
  const luminance = (color) => {
    const linear = (c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
    const [r, g, b] = [...rgba(color)].map((c) => linear(c / 255));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (one, other) => {
    const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (light + 0.05) / (dark + 0.05);
  };
  const backdrop = (element) => {
    for (let up = element.parentElement; up; up = up.parentElement) {
      const { backgroundColor } = getComputedStyle(up);
      if (rgba(backgroundColor)[3] === 255) return backgroundColor;
    }
    return 'white';
  };

  // Keyboard

  let stops = [];
  let atRest = [];

  const look = (element) => {
    const { backgroundColor, borderColor, borderWidth, boxShadow, color, textDecoration } = getComputedStyle(element);
    return [backgroundColor, borderColor, borderWidth, boxShadow, color, textDecoration].join();
  };

  const startKeyboard = () => {
    const shows = (stop) => stop.checkVisibility({ visibilityProperty: true });
    stops = [...document.querySelectorAll(STOPS)].filter((stop) => stop.tabIndex >= 0 && !stop.disabled && shows(stop));
    atRest = stops.map(look);
    return stops.map(name);
  };

  const indicatorFault = (element, index) => {
    const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(element);
    if (outlineStyle !== 'none' && parseFloat(outlineWidth) > 0) {
      // The browser's own outline (auto) is drawn in two tones and shows on any ground.
      const ratio = outlineStyle === 'auto' ? Infinity : contrast(outlineColor, backdrop(element));
      // WCAG 1.4.11 asks as much of whatever shows a control's state.
      return ratio < 3 ? `has an outline of contrast ${ratio.toFixed(2)}` : null;
    }
    return look(element) === atRest[index] ? 'does not show that it has focus' : null;
  };

  const sightFault = (element) => {
    const [box] = element.getClientRects();
    if (!box || setAside(element)) return 'has focus out of sight';
    const left = Math.max(box.left, 0);
    const right = Math.min(box.right, innerWidth);
    const top = Math.max(box.top, 0);
    const bottom = Math.min(box.bottom, innerHeight);
    if (left >= right || top >= bottom) return 'has focus out of view';
    const hit = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    return element.contains(hit) ? null : `has focus under ${hit ? name(hit) : 'nothing'}`;
  };

  // Where the focus is: its place among the stops, -1 elsewhere in the page and null when it has left the page.
  const focused = () => {
    const element = document.activeElement;
    if (!element || element === document.body) return { index: null, name: 'the page itself', faults: [] };
    const index = stops.indexOf(element);
    const faults = [indicatorFault(element, index), sightFault(element)].filter(Boolean);
    return { index, name: name(element), faults: faults.map((fault) => `${name(element)} ${fault}`) };
  };

  // A link to the main content, or one that says what it is by its class.
  const skipLink = () => stops.findIndex((stop) => stop.matches('a[href^="#"]')
    && (stop.matches('[class*="skip"]') || document.querySelector('main')?.id === stop.hash.slice(1)));

  // Whether a skip link has led somewhere; asked after Enter.
  const skipped = (index) => {
    const target = document.querySelector(':target');
    if (!target) return [`${name(stops[index])} leads nowhere`];
    const { top } = target.getBoundingClientRect();
    return top < innerHeight ? [] : [`${name(stops[index])} does not bring ${name(target)} into view`];
  };

  // Whether the focus goes on from the skip link's target; asked after Enter and Tab.
  const wentOn = () => {
    const target = document.querySelector(':target');
    // What follows in the document, its descendants among it.
    const next = target && stops.find((stop) => target.compareDocumentPosition(stop) & Node.DOCUMENT_POSITION_FOLLOWING);
    if (!next || document.activeElement === next) return [];
    return [`after the skip link, Tab goes to ${name(document.activeElement)} instead of ${name(next)}`];
  };

  // Paper

  const shown = () => [...document.body.querySelectorAll('*')]
    .filter((element) => element.checkVisibility() && element.textContent.trim());

  let onScreen = [];
  const noteScreen = () => { onScreen = shown(); };
  const missingOnPaper = () => {
    const lost = new Set(onScreen).difference(new Set(shown()));
    // Of what is lost, only the outermost is told.
    const told = [...lost].filter((element) => !element.closest(FURNITURE) && !lost.has(element.parentElement));
    return told.map((element) => `${name(element)} is not printed`);
  };

  return {
    closeDetails, focused, layout, links, missingOnPaper, noteScreen, openDetails, skipLink, skipped, spaceText,
    startKeyboard, unspaceText, wentOn,
  };
})();
