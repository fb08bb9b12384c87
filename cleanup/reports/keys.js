// Keys: which command a key means, whatever script the keyboard writes.

const KEY_NAMES = {
  j: "next", k: "previous", a: "accept", r: "reject", s: "accept-all", x: "reject-all", w: "reason", u: "undo",
  "/": "search", "?": "keys", "\u061f": "keys",
};
const KEY_PLACES = { Slash: "/" };

/** The command by the key's sign, or by its place where the keyboard writes Arabic or another script. */
function named(event) {
  if (KEY_NAMES[event.key]) return KEY_NAMES[event.key];
  if (/^[!-~]$/.test(event.key) || event.key.length > 1) return undefined;
  return KEY_NAMES[KEY_PLACES[event.code] ?? event.code.replace(/^Key/, "").toLowerCase()];
}
