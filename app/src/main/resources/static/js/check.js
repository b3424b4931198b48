// Checks a receipt where it lies: nothing of it is sent anywhere. The formats are those of RFC 6962 and C2SP, as docs/ledger.md says.
"use strict";

const page = document.querySelector("[data-check]");
const field = page.querySelector("textarea");
const results = page.querySelector("[data-results]");

const utf8 = (text) => new TextEncoder().encode(text);
const hex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
const same = (one, other) => hex(one) === hex(other);

class Wrong extends Error {}

function must(holds, what) {
  if (!holds) throw new Wrong(what);
}

function fromHex(text) {
  must(typeof text === "string" && /^[0-9a-f]{64}$/.test(text), "hash");
  return Uint8Array.from(text.match(/../g), (pair) => parseInt(pair, 16));
}

function fromBase64(text) {
  must(typeof text === "string" && /^[A-Za-z0-9+/]+={0,2}$/.test(text) && text.length % 4 === 0, "base64");
  const bytes = atob(text);
  must(btoa(bytes) === text, "base64");
  return Uint8Array.from(bytes, (character) => character.charCodeAt(0));
}

function decimal(text) {
  must(/^(0|[1-9][0-9]{0,15})$/.test(text) && Number.isSafeInteger(Number(text)), "number");
  return Number(text);
}

function joined(...parts) {
  const all = new Uint8Array(parts.reduce((size, part) => size + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

function bigEndian(number, size) {
  const bytes = new Uint8Array(size);
  for (let at = size - 1, rest = number; at >= 0; at--, rest = Math.floor(rest / 256)) bytes[at] = rest % 256;
  return bytes;
}

async function sha256(...parts) {
  return new Uint8Array(await crypto.subtle.digest("SHA-256", joined(...parts)));
}

/** A receipt in its parts; what is no receipt is thrown out. */
function parsed(text) {
  let json;
  try {
    json = JSON.parse(text);
  } catch {
    throw new Wrong("json");
  }
  must(json !== null && typeof json === "object" && json.format === "petition-receipt/v1", "format");
  must(typeof json.origin === "string" && typeof json.petitionId === "string" && typeof json.proof === "string", "member");
  must(Number.isSafeInteger(json.confirmedAt) && json.confirmedAt >= 0, "confirmedAt");
  const proof = /^c2sp\.org\/tlog-proof@v1\nindex ([0-9]+)\n((?:[A-Za-z0-9+/=]{44}\n)*)\n((?:[^\n]*\n)+)$/.exec(json.proof);
  must(proof, "proof");
  const note = /^([^\n]+)\n([0-9]+)\n([A-Za-z0-9+/=]{44})\n\n((?:\u2014 [^ \n]+ [A-Za-z0-9+/=]+\n)+)$/.exec(proof[3]);
  must(note, "checkpoint");
  return {
    ...json,
    entry: fromBase64(json.entry),
    index: decimal(proof[1]),
    path: proof[2].split("\n").filter(Boolean).map(fromBase64),
    size: decimal(note[2]),
    root: fromBase64(note[3]),
    signed: `${note[1]}\n${note[2]}\n${note[3]}\n`,
    sealer: note[1],
    signatures: note[4].split("\n").filter(Boolean).map((line) => line.split(" ").slice(1)),
  };
}

/** That the entry is made of what the receipt says, and of what its signer chose to show where that is in it. */
async function entryHolds(receipt) {
  const slug = utf8(receipt.petitionId);
  const commitment = await sha256(
    utf8("petition-tlog/sig/v1\0"),
    fromHex(receipt.salt),
    fromHex(receipt.tag),
    fromHex(receipt.details),
    fromHex(receipt.textHash),
    bigEndian(receipt.confirmedAt, 8),
    bigEndian(slug.length, 2),
    slug,
  );
  if (!same(receipt.entry, joined([1, 1], commitment))) return false;
  if (receipt.detailSalt === undefined) return true;
  return same(
    fromHex(receipt.details),
    await sha256(utf8("petition-tlog/details/v1\0"), fromHex(receipt.detailSalt), utf8(String(receipt.detailsJson))),
  );
}

/** RFC 6962, the audit path, as RFC 9162 §2.1.3.2 walks it. */
async function pathHolds(receipt) {
  if (receipt.index >= receipt.size) return false;
  let place = receipt.index;
  let last = receipt.size - 1;
  let hash = await sha256([0], receipt.entry);
  for (const sibling of receipt.path) {
    if (last === 0) return false;
    if (place % 2 === 1 || place === last) {
      hash = await sha256([1], sibling, hash);
      while (place % 2 === 0 && place !== 0) {
        place = Math.floor(place / 2);
        last = Math.floor(last / 2);
      }
    } else {
      hash = await sha256([1], hash, sibling);
    }
    place = Math.floor(place / 2);
    last = Math.floor(last / 2);
  }
  return last === 0 && same(hash, receipt.root);
}

/** "holds", "fails", "stranger" for a ledger of another host, "unable" where the browser cannot tell. */
async function seal(receipt) {
  if (receipt.sealer !== receipt.origin) return "fails";
  if (!receipt.origin.startsWith(page.dataset.authority + "/log/")) return "stranger";
  const key = fromBase64(page.dataset.key);
  const id = (await sha256(utf8(receipt.origin + "\n"), key)).slice(0, 4);
  const ours = receipt.signatures
    .filter(([name]) => name === receipt.origin)
    .map(([, signature]) => fromBase64(signature))
    .find((signature) => signature.length === 68 && same(signature.slice(0, 4), id));
  if (!ours) return "fails";
  try {
    const verifier = await crypto.subtle.importKey("raw", key.slice(1), { name: "Ed25519" }, false, ["verify"]);
    return (await crypto.subtle.verify("Ed25519", verifier, ours.slice(4), utf8(receipt.signed))) ? "holds" : "fails";
  } catch {
    return "unable";
  }
}

/** Whether its ledger was begun anew since: then what it proves counts there no more. */
function renewed(receipt) {
  return page.dataset.givenUp.split(" ").includes(receipt.origin);
}

function judged(steps, receipt) {
  const all = Object.values(steps);
  if (all.includes("fails")) return "fails";
  if (renewed(receipt)) return "renewed";
  return all.every((step) => step === "holds") ? "holds" : "partly";
}

/** Of sentences that stand ready, shows the one that is true. */
function say(step, outcome) {
  const item = results.querySelector(`[data-step="${step}"]`);
  item.dataset.outcome = outcome;
  item.hidden = outcome === "none";
  for (const sentence of item.querySelectorAll("[data-if]")) sentence.hidden = sentence.dataset.if !== outcome;
}

/** What its signer chose to show; whatever it is, it is text. */
function shown(receipt) {
  try {
    return Object.values(JSON.parse(receipt.detailsJson)).join(", ");
  } catch {
    return "";
  }
}

function tell(receipt) {
  const values = {
    origin: receipt.origin,
    index: receipt.index.toLocaleString(document.documentElement.lang),
    size: receipt.size.toLocaleString(document.documentElement.lang),
    time: new Date(receipt.confirmedAt * 1000).toLocaleString(document.documentElement.lang, { dateStyle: "long", timeStyle: "short" }),
    shown: shown(receipt),
  };
  for (const [name, value] of Object.entries(values)) {
    for (const place of results.querySelectorAll(`[data-value="${name}"]`)) place.textContent = value || place.dataset.none;
  }
}

/** The words that a receipt says of itself are not sealed; what it says is passed on as such. */
function standing(receipt) {
  return ["withdrawing", "withdrawn", "rejecting", "rejected", "reinstating"].includes(receipt.standing) ? receipt.standing : "none";
}

async function outcomes(text) {
  if (!globalThis.crypto?.subtle) return { verdict: "unable" };
  let receipt;
  try {
    receipt = parsed(text);
    tell(receipt);
    const holds = async (work) => ((await work(receipt)) ? "holds" : "fails");
    const steps = { entry: await holds(entryHolds), path: await holds(pathHolds), seal: await seal(receipt) };
    return { ...steps, verdict: judged(steps, receipt), standing: standing(receipt) };
  } catch (wrong) {
    if (!(wrong instanceof Wrong)) throw wrong;
    return { verdict: "unreadable" };
  }
}

async function check() {
  if (!field.value.trim()) return;
  const found = { entry: "none", path: "none", seal: "none", standing: "none", ...(await outcomes(field.value)) };
  for (const [step, outcome] of Object.entries({ ...found, meaning: found.verdict })) say(step, outcome);
  for (const facts of results.querySelectorAll("[data-facts]")) facts.hidden = found.entry === "none";
  results.hidden = false;
}

async function checkAndLook() {
  await check();
  results.querySelector('[data-step="verdict"]').focus();
}

async function take(file) {
  if (!file) return;
  field.value = file.size > 100000 ? "?" : await file.text();
  await checkAndLook();
}

page.querySelector("form").hidden = false;
page.querySelector("form").addEventListener("submit", (event) => {
  event.preventDefault();
  checkAndLook();
});
page.querySelector("input[type=file]").addEventListener("change", (event) => take(event.target.files[0]));
page.addEventListener("dragover", (event) => event.preventDefault());
page.addEventListener("drop", (event) => {
  event.preventDefault();
  take(event.dataTransfer.files[0]);
});
check();
