// Shows the sheet anew whenever something that it is made of was touched, where the reader was.
"use strict";

const { rank } = document.body.dataset;
const sheet = document.getElementById("sheet");
const findings = document.getElementById("findings");
const tabs = [...document.querySelectorAll("[role=tab]")];
let known = document.body.dataset.known;

const shown = () => tabs.find((tab) => tab.ariaSelected === "true");

async function tell() {
  findings.innerHTML = await (await fetch(`/findings?${rank}`)).text();
}

function show() {
  const before = sheet.contentWindow?.scrollY ?? 0;
  sheet.addEventListener("load", () => sheet.contentWindow?.scrollTo(0, before), { once: true });
  sheet.contentWindow.location.replace(`${shown().dataset.address}?${rank}`);
}

async function follow() {
  for (;;) {
    try {
      const news = await (await fetch(`/news?${known}`)).text();
      if (news !== known) {
        known = news;
        show();
        await tell();
      }
    } catch {
      // The command was stopped; it may come back.
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

document.getElementById("programmes").addEventListener("change", ({ target }) => {
  location.assign(`/?${target.value}`);
});

tell();
follow();
