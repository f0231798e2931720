// Shows the sheet anew whenever something that it is made of was touched, where the reader was.
"use strict";

const { programme } = document.body.dataset;
const sheet = document.getElementById("sheet");
const programmes = document.getElementById("programmes");
const findings = document.getElementById("findings");
const tabs = [...document.querySelectorAll("[role=tab]")];
let known = document.body.dataset.known;
let place = 0;

const shown = () => tabs.find((tab) => tab.ariaSelected === "true");

async function tell() {
  findings.innerHTML = await (await fetch(`/findings?${programme}`)).text();
  programmes.innerHTML = await (await fetch(`/programmes?${programme}`)).text();
  if (programmes.querySelector("[selected]")) return;
  // The first one that comes is shown; one that is gone leaves the choice open.
  if (programme === "" && programmes.options.length > 0) location.reload();
  programmes.selectedIndex = -1;
}

function show() {
  // While there is no sheet, the reader waits where they were.
  if (!sheet.contentDocument?.querySelector("[data-none]")) place = sheet.contentWindow?.scrollY ?? 0;
  sheet.addEventListener("load", () => sheet.contentWindow?.scrollTo(0, place), { once: true });
  sheet.contentWindow.location.replace(`${shown().dataset.address}?${programme}`);
}

async function follow() {
  for (;;) {
    try {
      const answer = await fetch(`/news?${known}`);
      if (!answer.ok) throw answer;
      const news = await answer.text();
      if (news !== known) {
        known = news;
        show();
        await tell();
      }
    } catch {
      // The command was stopped, or has too many readers; it may come back.
      await new Promise((resolve) => setTimeout(resolve, 1000));
    }
  }
}

tabs.forEach((tab, at) => {
  tab.addEventListener("click", () => {
    tabs.forEach((other) => (other.ariaSelected = String(other === tab)));
    show();
  });
  tab.addEventListener("keydown", ({ key }) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[key];
    if (step) tabs[(at + step + tabs.length) % tabs.length].focus();
  });
});

programmes.addEventListener("change", ({ target }) => {
  location.assign(`/?${target.value}`);
});

tell();
follow();
