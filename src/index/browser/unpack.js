/* Files of data: how they are loaded, checked and unpacked, and the forms that are in all of them. docs/search-format.md describes them. */

const utf8 = new TextDecoder(), toUtf8 = new TextEncoder();

/* Bytes from characters: two of them carry 31 bits. What would be after the last whole byte is not kept. */
function bytesOf(text, from) {
  const bytes = new Uint8Array((text.length - from) / 2 * 31 / 8);
  let bits = 0, held = 0, length = 0;
  for (let at = from; at < text.length; at += 2) {
    const value = (text.charCodeAt(at) - 0x2030) * 46341 + text.charCodeAt(at + 1) - 0x2030;
    // Three bytes and the bits before them have room in 32 bits; seven bits are left.
    bits |= (value & 0xffffff) << held;
    for (const end = length + 3; length < end; bits >>>= 8) bytes[length++] = bits;
    bits |= (value >>> 24) << held;
    held += 7;
    if (held > 7) {
      bytes[length++] = bits;
      bits >>>= 8;
      held -= 8;
    }
  }
  return bytes;
}

const REMAINDERS = Int32Array.from({ length: 256 }, (none, byte) => {
  for (let bit = 0; bit < 8; bit++) byte = byte & 1 ? (byte >>> 1) ^ 0xedb88320 : byte >>> 1;
  return byte;
});

/* CRC-32 (IEEE 802.3), its low 24 bits in hexadecimal digits. */
function checkOf(bytes) {
  let sum = -1;
  for (let at = 0; at < bytes.length; at++) sum = (sum >>> 8) ^ REMAINDERS[(sum ^ bytes[at]) & 255];
  return ((~sum & 0xffffff) | 0x1000000).toString(16).slice(1);
}

/* DEFLATE (RFC 1951). The data were checked before, so that nothing but a fault of ours can be wrong in them. */
const ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

function inflate(source) {
  let at = 0, bits = 0, held = 0, length = 0, last = 0;
  let out = new Uint8Array(source.length * 4 + 512);
  const need = (count) => {
    while (held < count) {
      if (at > source.length + 4) throw new Error("data");
      bits |= source[at++] << held;
      held += 8;
    }
  };
  const take = (count) => {
    need(count);
    const value = bits & ((1 << count) - 1);
    bits >>>= count;
    held -= count;
    return value;
  };
  const symbol = (codes) => {
    need(codes.longest);
    const entry = codes.entries[bits & (codes.entries.length - 1)];
    if (!entry) throw new Error("data");
    bits >>>= entry & 15;
    held -= entry & 15;
    return entry >> 4;
  };
  const room = (count) => {
    if (length + count <= out.length) return;
    const larger = new Uint8Array(out.length * 2 + count);
    larger.set(out);
    out = larger;
  };
  while (!last) {
    last = take(1);
    const kind = take(2);
    if (kind === 0) {
      at -= held >> 3;
      bits = held = 0;
      const count = source[at] | source[at + 1] << 8;
      room(count);
      out.set(source.subarray(at + 4, at + 4 + count), length);
      length += count;
      at += 4 + count;
      continue;
    }
    const lengths = [];
    let literals = 288;
    if (kind === 1) {
      for (let value = 0; value < 288; value++) lengths.push(value < 144 ? 8 : value < 256 ? 9 : value < 280 ? 7 : 8);
      for (let value = 0; value < 30; value++) lengths.push(5);
    } else {
      literals = take(5) + 257;
      const distances = take(5) + 1, few = take(4) + 4;
      const short = new Array(19).fill(0);
      for (let value = 0; value < few; value++) short[ORDER[value]] = take(3);
      const codes = codesOf(short);
      while (lengths.length < literals + distances) {
        const value = symbol(codes);
        if (value < 16) {
          lengths.push(value);
        } else {
          const repeated = value === 16 ? lengths[lengths.length - 1] : 0;
          for (let count = value === 16 ? take(2) + 3 : value === 17 ? take(3) + 3 : take(7) + 11; count--;) lengths.push(repeated);
        }
      }
    }
    const letters = codesOf(lengths.slice(0, literals)), distances = codesOf(lengths.slice(literals));
    [at, bits, held, length, out] = inflateBlock(source, letters.entries, distances.entries, at, bits, held, length, out);
  }
  return out.subarray(0, length);
}

/* The codes of one block. All time goes here: what no function within captures is held in registers. */
function inflateBlock(source, letters, distances, at, bits, held, length, out) {
  for (;;) {
    for (; held < 15; held += 8) bits |= source[at++] << held;
    const entry = letters[bits & (letters.length - 1)], value = entry >> 4;
    bits >>>= entry & 15;
    held -= entry & 15;
    if (!entry || at > source.length + 4) throw new Error("data");
    if (length + 258 > out.length) {
      const larger = new Uint8Array(out.length * 2 + 258);
      larger.set(out);
      out = larger;
    }
    if (value < 256) {
      out[length++] = value;
      continue;
    }
    if (value === 256) return [at, bits, held, length, out];
    // Of the 29 codes of lengths the last is the longest alone, and not one of the four that its bits would make it.
    const size = value - 257;
    let extra = size < 8 || size === 28 ? 0 : (size >> 2) - 1;
    for (; held < 15; held += 8) bits |= source[at++] << held;
    const end = length + (size === 28 ? 258 : 3 + (size < 8 ? size : (4 + (size & 3)) << extra) + (bits & ((1 << extra) - 1)));
    bits >>>= extra;
    held -= extra;
    for (; held < 15; held += 8) bits |= source[at++] << held;
    const code = distances[bits & (distances.length - 1)], far = code >> 4;
    bits >>>= code & 15;
    held -= code & 15;
    extra = far < 4 ? 0 : (far >> 1) - 1;
    for (; held < 15; held += 8) bits |= source[at++] << held;
    const distance = (far < 4 ? far : (2 + (far & 1)) << extra) + (bits & ((1 << extra) - 1)) + 1;
    bits >>>= extra;
    held -= extra;
    if (!code || distance > length) throw new Error("data");
    // A run may overlap with what it copies.
    for (; length < end; length++) out[length] = out[length - distance];
  }
}

/* A table that is looked up by the next bits. Of each length the first code follows the last one that is shorter. */
function codesOf(lengths) {
  const next = new Uint16Array(17);
  let longest = 1;
  for (const length of lengths) {
    if (length) next[length + 1]++;
    if (length > longest) longest = length;
  }
  for (let length = 1; length < 17; length++) next[length] = (next[length] + next[length - 1]) * 2;
  const entries = new Uint16Array(1 << longest);
  for (let value = 0; value < lengths.length; value++) {
    const length = lengths[value];
    if (!length) continue;
    let code = next[length]++, reversed = 0;
    for (let bit = 0; bit < length; bit++, code >>= 1) reversed = reversed << 1 | code & 1;
    for (let at = reversed; at < entries.length; at += 1 << length) entries[at] = value << 4 | length;
  }
  return { longest, entries };
}

/* Numbers of seven bits a byte (LEB128), and blocks of bytes with their length before them. */
function reader(bytes) {
  let at = 0;
  const self = {
    numeral() {
      let byte = bytes[at++], value = byte & 127;
      for (let scale = 128; byte > 127; scale *= 128) {
        byte = bytes[at++];
        value += (byte & 127) * scale;
      }
      return value;
    },
    bytes(length) {
      at += length;
      return bytes.subarray(at - length, at);
    },
    piece: () => self.bytes(self.numeral()),
    more: () => at < bytes.length,
  };
  return self;
}

/* Words in order, each as what it does not share with the one before it. */
function frontCoded(from) {
  const count = from.numeral(), shared = from.piece(), lengths = from.piece(), rest = from.piece();
  return {
    count,
    /* Calls with the number of each word that begins with these bytes, and its bytes; false ends it. */
    each(start, call) {
      const before = reader(shared), after = reader(lengths);
      let word = new Uint8Array(256), next = 0, matched = 0;
      for (let at = 0; at < count; at++) {
        const same = before.numeral(), length = same + after.numeral();
        // A word that parts from `start` earlier than the one before it is after all that begin so.
        if (same < matched) return;
        if (length > word.length) {
          const larger = new Uint8Array(length * 2);
          larger.set(word);
          word = larger;
        }
        for (let place = same; place < length; place++) word[place] = rest[next++];
        while (matched < start.length && matched < length && word[matched] === start[matched]) matched++;
        if (matched === start.length && call(at, word.subarray(0, length)) === false) return;
      }
    },
  };
}

/* Time for the browser to show a frame and to take a key. */
const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

/* What is made of something when it is first needed. */
function later(make, from) {
  let made;
  return () => made = made || make(from);
}

function allWords(words) {
  const all = [];
  words.each([], (at, word) => {
    all.push(utf8.decode(word));
  });
  return all;
}

/* Loading. A script of data tells its name and its data; who waits for it is told, and a damaged one is a failure. */
const waiting = new Map(), settings = window.fieldbookSearchSettings;

function take(name, data) {
  const waits = waiting.get(name);
  if (waits) waits.take(data);
}

/* `check` is what stands in the name of a file; where it stands before the data, there is none. */
function unpacked(data, check) {
  const from = check ? 0 : 6, bytes = bytesOf(data, from);
  if (checkOf(bytes) !== (check || data.slice(0, 6))) throw new Error("check");
  return inflate(bytes);
}

/* The message is the file that cannot be read. */
const failure = (name) => new Error("search/" + name + ".js");

/* What a file has. It is unpacked in its `turn`, if there is one, for which it does not wait long: another query may need it. */
function load(name, check, turn) {
  const known = waiting.get(name);
  if (known && known.check === check) return known.promise;
  // A script does not tell its check: while one is on its way that was made before, another one waits.
  if (known) {
    return known.promise.catch(() => {}).then(() => {
      if (waiting.get(name) === known) waiting.delete(name);
      return load(name, check, turn);
    });
  }
  const file = check ? name + "-" + check : name, waits = { check };
  const here = new Promise((resolve, reject) => {
    waits.take = resolve;
    self.insert("search/" + file + ".js", reject);
  });
  waits.promise = here.then(async (data) => {
    if (turn) await Promise.race([turn, pause(100)]);
    return unpacked(data, check);
  }).catch(() => {
    throw failure(file);
  });
  waiting.set(name, waits);
  // A file that could not be loaded may be there the next time.
  waits.promise.catch(() => waiting.delete(name));
  return waits.promise;
}

/* The other scripts, of parts and of languages: what each has is in `scripts` when it has come. The names of their files have hashes. */
const scripts = {}, coming = new Map(), names = {};
const hashes = new Map("@PARTS@".split(" ").map((part) => part.split("."))), parts = Array.from(hashes.keys());
for (const [language, own, more, name] of "@LANGUAGES@".split(" ").map((language) => language.split("."))) {
  hashes.set(language, own).set("more-" + language, more);
  names[language] = name;
}

function scriptOf(name) {
  if (!coming.has(name)) {
    const file = "assets/search-" + name + "." + hashes.get(name) + ".js";
    const waited = new Promise((resolve, reject) => {
      self.insert(file, () => scripts[name] ? resolve(scripts[name]) : reject(new Error(file)));
    });
    coming.set(name, waited);
    // It may be there the next time, too.
    waited.catch(() => coming.delete(name));
  }
  return coming.get(name);
}

/*
 * To begin with a file takes a slow computer some milliseconds. While somebody types, each has a task of its own after the
 * first few, so that no key waits for all.
 */
const AT_ONCE = 4;
let inserted = 0, gentle = false;

function insert(path, failed) {
  if (!inserted) pause().then(() => inserted = 0);
  if (inserted++ < AT_ONCE || !gentle) begin(path, failed);
  else setTimeout(begin, 0, path, failed);
}
