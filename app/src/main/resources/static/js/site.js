// A few comforts. Every page works without them, and nothing here reads HTML: only textContent.
"use strict";

const language = document.documentElement.lang;

function everyWhileSeen(seconds, work) {
  const turn = async () => {
    try {
      if (document.visibilityState === "visible") await work();
    } catch {
      // Offline for a moment: the next turn tries again.
    }
    setTimeout(turn, seconds * 1000);
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

// Asks as seldom as the answers say and twice as seldom each time, and anew when the page is looked at again.
function awaitSeal() {
  const receipt = document.querySelector("[data-sealing]");
  if (!receipt) return;
  let pause;
  let next;
  const askIn = (seconds) => {
    clearTimeout(next);
    next = setTimeout(ask, seconds * 1000);
  };
  const ask = async () => {
    if (document.visibilityState !== "visible") return;
    const answer = await fetch(receipt.dataset.sealing).catch(() => undefined);
    if (answer?.ok && (await answer.json()).standing !== receipt.dataset.standing) return location.reload();
    pause = Math.min(2 * pause, 60);
    askIn(Math.max(pause, Number(answer?.headers.get("Retry-After")) || 0));
  };
  const begin = () => askIn((pause = 2));
  document.addEventListener("visibilitychange", begin);
  begin();
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
