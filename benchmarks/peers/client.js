// A desk on PouchDB: does what it reads, a command a line, and answers milliseconds.
'use strict';

const path = require('node:path');
const readline = require('node:readline');
const PouchDB = require('pouchdb').defaults({ prefix: path.join(process.argv[2], '/') });

const here = new PouchDB('cards');
const there = new PouchDB(`http://127.0.0.1:${process.argv[3]}/cards`);

const verbs = {
  pull: () => here.replicate.from(there),
  push: () => here.replicate.to(there),
  record: (first, count) => here.bulkDocs([...Array(Number(count)).keys()].map((step) => ({
    _id: `redemption-${Number(first) + step}`,
    card: `KK${String(Number(first) + step).padStart(8, '0')}`,
    event: 'Viulun ilta',
    own: 1,
    children: 1,
    at: '2026-11-24T18:00:00Z',
  }))),
};

async function main() {
  for await (const line of readline.createInterface({ input: process.stdin })) {
    const [verb, ...words] = line.split(' ');
    const begun = performance.now();
    await verbs[verb](...words);
    console.log(performance.now() - begun);
  }
}

main();
