// Loaded before a hub: writes each address that its process connects to, and each name that it looks up, to a file.
const { promises, ...dns } = require('node:dns');
const { appendFileSync } = require('node:fs');
const { Socket } = require('node:net');

const note = (what) => appendFileSync(process.env.RECORD_TO, `${what}\n`);

const { connect } = Socket.prototype;
Socket.prototype.connect = function (...given) {
  const [first, second] = [given[0], given[1]].flat();
  const { host = second, port = first, path } = typeof first === 'object' ? first : {};
  note(path ?? `${host ?? 'localhost'}:${port}`);
  return connect.apply(this, given);
};
for (const [all, owner] of [
  [dns, require('node:dns')],
  [promises, promises],
]) {
  for (const [name, ask] of Object.entries(all)) {
    if (typeof ask !== 'function' || !/^(lookup|resolve|reverse)/.test(name)) continue;
    owner[name] = function (...given) {
      note(given[0]);
      return ask.apply(this, given);
    };
  }
}
