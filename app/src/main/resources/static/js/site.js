// A few comforts. Every page works without them, and nothing here reads HTML: only textContent.
"use strict";

const language = document.documentElement.lang;

function everyWhileSeen(seconds, work) {
  const turn = async () => {
    let again = true;
    try {
      if (document.visibilityState === "visible") again = (await work()) !== false;
    } catch {
      // Offline for a moment: the next turn tries again.
    }
    if (again) setTimeout(turn, seconds * 1000);
  };
  setTimeout(turn, seconds * 1000);
}

function keepCounting() {
  const numbers = document.querySelectorAll("[data-count]");
  if (!numbers.length) return;
  everyWhileSeen(10, async () => {
    const answer = await fetch(numbers[0].dataset.count);
    if (!answer.ok) return;
    const { signature_count: count, size: entries } = await answer.json();
    if (!Number.isSafeInteger(count)) return;
    const text = count.toLocaleString(language);
    for (const number of numbers) {
      if (number.textContent === text) continue;
      number.textContent = text;
      number.classList.remove("tally__number--changed");
      void number.offsetWidth;
      number.classList.add("tally__number--changed");
    }
    const size = document.querySelector("[data-size]");
    if (size) size.textContent = entries.toLocaleString(language);
    const bar = document.querySelector(".tally__bar");
    if (bar) bar.value = Math.min(count, bar.max);
  });
}

function awaitSeal() {
  const receipt = document.querySelector("[data-sealing]");
  if (!receipt) return;
  everyWhileSeen(1, async () => {
    const answer = await fetch(receipt.dataset.sealing);
    if (!answer.ok || (await answer.json()).standing === receipt.dataset.standing) return;
    location.reload();
    return false;
  });
}

function offerCopying(button) {
  if (!navigator.clipboard) return;
  button.parentElement.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(button.dataset.copy);
    button.textContent = button.dataset.done;
  });
}

function offerSharing(button) {
  if (!navigator.share) return;
  button.parentElement.hidden = false;
  button.addEventListener("click", () => navigator.share({ title: button.dataset.title, url: button.dataset.share }).catch(() => {}));
}

keepCounting();
awaitSeal();
document.querySelectorAll("[data-copy]").forEach(offerCopying);
document.querySelectorAll("[data-share]").forEach(offerSharing);
