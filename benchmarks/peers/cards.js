// An invented card as a document: the fields of a list row under their names.
'use strict';

exports.cardDocument = (number) => ({
  _id: `KK${String((number * 61803399) % 1e8).padStart(8, '0')}`,
  last_valid: `2027-${String(1 + (number % 12)).padStart(2, '0')}-${String(1 + (number % 28)).padStart(2, '0')}`,
  children: [0, 0, 0, 1, 2, 2, 3, 4][number % 8],
  kind: 'personal',
  state: 'active',
  area: 'Kainuu',
  municipality: 'Kuhmo',
});
