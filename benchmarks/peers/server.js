// PouchDB on LevelDB behind express-pouchdb: what a desk would replicate with.
// Answers `node server.js FOLDER` with one line, its port; /made and /counts are ours.
'use strict';

const path = require('node:path');
const express = require('express');
const PouchDB = require('pouchdb').defaults({ prefix: path.join(process.argv[2], '/') });
const { cardDocument } = require('./cards');

const NAME = 'cards';
const PIECE = 1000;
const database = new PouchDB(NAME);
const open = new Set();
let closed = 0;

async function make(first, count, revisions) {
  for (let from = first; from < first + count; from += PIECE) {
    const numbers = [...Array(Math.min(PIECE, first + count - from)).keys()];
    const documents = numbers.map((step) => cardDocument(from + step));
    if (revisions) {
      const held = await database.allDocs({ keys: documents.map((one) => one._id) });
      held.rows.forEach((row, at) => {
        documents[at] = { ...documents[at], _rev: row.value.rev, last_valid: '2027-12-31' };
      });
    }
    await database.bulkDocs(documents);
  }
}

const app = express();
app.post('/made/:first/:count', async (asked, answer) => {
  await make(Number(asked.params.first), Number(asked.params.count), asked.query.changed);
  answer.json({});
});
app.get('/counts', async (_asked, answer) => {
  const cpu = process.cpuUsage();
  const { doc_count: documents } = await database.info();
  const bytes = [...open].reduce((sum, socket) => sum + passed(socket), closed);
  answer.json({ documents, bytes, cpu: cpu.user + cpu.system });
});
app.use('/', require('express-pouchdb')(PouchDB, {
  mode: 'minimumForPouchDB',
  inMemoryConfig: true,
  logPath: path.join(process.argv[2], 'log.txt'),
}));

const server = app.listen(0, '127.0.0.1', () => console.log(server.address().port));
// What went over each connection, heads of HTTP included, both ways.
function passed(socket) {
  return socket.bytesRead + socket.bytesWritten;
}

server.on('connection', (socket) => {
  open.add(socket);
  socket.on('close', () => { open.delete(socket); closed += passed(socket); });
});
