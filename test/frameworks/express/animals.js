import express, { Router } from 'express';
import { planted, problem } from './problem.js';

export const animals = Router();

const stored = new Map();
let last = 0;

const media = (version) => `application/vnd.zoo+json;version=${version}`;
const etagOf = ({ id, revision }) => `"${id}-${revision}"`;
const isText = (value, least, most) =>
  typeof value === 'string' && value.length >= least && value.length <= most;

/** The version that a media type names; undefined for another media type. */
function versionOf(type = '') {
  return /^application\/vnd\.zoo\+json\s*;\s*version="?([12])"?$/.exec(type.trim())?.[1];
}

/** The version that the caller accepts, the newest one first; undefined where it accepts neither. */
function accepted({ headers: { accept = '*/*' } }) {
  const ranges = accept.split(',').map((range) => range.replace(/;\s*q=.*$/, '').trim());
  const isWide = ranges.some((range) => ['*/*', 'application/*', 'application/vnd.zoo+json'].includes(range));
  const named = ranges.map(versionOf).filter((version) => version !== undefined);
  return named.includes('2') || isWide ? '2' : named[0];
}

function send(response, status, version, value) {
  return response
    .status(status)
    .set('Content-Type', media(version))
    .send(Buffer.from(JSON.stringify(value)));
}

const kinds = {
  cat: ({ lives }) => Number.isInteger(lives) && lives >= 0 && lives <= 9,
  dog: ({ tricks = [] }) =>
    Array.isArray(tricks) &&
    tricks.every((trick) => typeof trick === 'string') &&
    new Set(tricks).size === tricks.length,
  bird: ({ wingspan }) =>
    typeof wingspan === 'number' &&
    wingspan > 0 &&
    Math.abs(wingspan * 100 - Math.round(wingspan * 100)) < 1e-6,
};

function isDay(text) {
  return /^\d{4}-\d\d-\d\d$/.test(text) && new Date(text).toJSON()?.startsWith(text) === true;
}

function isAnimal(value) {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(kinds, value.species)) return false;
  const { name, born, chip = null, species } = value;
  const isChip = chip === null || (typeof chip === 'string' && /^[0-9]{15}$/.test(chip));
  return isText(name, 1, 50) && typeof born === 'string' && isDay(born) && isChip && kinds[species](value);
}

/** What is answered: the members of its kind, and of no other. */
function shown({ id, createdAt, value }) {
  const { species, name, born, chip = null, lives, tricks, wingspan } = value;
  const own = { cat: { lives }, dog: { tricks }, bird: { wingspan } }[species];
  return {
    ...{ id, createdAt, name, born, chip, ...own },
    species: planted('wrong-discriminator') ? 'bird' : species,
  };
}

const readBody = express.text({ type: () => true, limit: '200kb' });

/** The animal in a body of version 2, or of the older one; undefined where it was refused. */
function animalIn(request, response) {
  const version = versionOf(request.headers['content-type']);
  if (version === undefined) return void problem(response, 415, 'Send application/vnd.zoo+json');
  let value;
  try {
    value = JSON.parse(request.body);
  } catch {
    return void problem(response, 400, 'That is no JSON');
  }
  if (version === '1') {
    const { kind, title } = Object(value);
    const isOld = (kind === 'cat' || kind === 'dog') && isText(title, 1, Number.POSITIVE_INFINITY);
    if (!isOld) return void problem(response, 422, 'That is no animal of version 1');
    return {
      species: kind,
      name: title.slice(0, 50),
      born: '2000-01-01',
      ...(kind === 'cat' && { lives: 9 }),
    };
  }
  return isAnimal(value) ? value : void problem(response, 422, 'That is no animal');
}

function natural(text, least = 0) {
  const number = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  return number >= least ? number : undefined;
}

animals.get('/', (request, response) => {
  const { species, name, limit = '25', after } = request.query;
  const { 'age[from]': from, 'age[to]': to } = request.query;
  const wanted = typeof species === 'string' ? species.split(',') : [];
  const isBad =
    wanted.some((one) => !Object.hasOwn(kinds, one)) ||
    [from, to].some((age) => age !== undefined && natural(age) === undefined) ||
    (name !== undefined && !isText(name, 0, 50)) ||
    natural(limit, 1) === undefined ||
    natural(limit) > 100;
  if (isBad) return problem(response, 400, 'The query cannot be used');
  const version = accepted(request);
  if (version === undefined) return problem(response, 406, `There is ${media(1)} and ${media(2)}`);
  const years = ({ value }) => new Date().getFullYear() - Number(value.born.slice(0, 4));
  const found = [...stored.values()].filter(
    (animal) =>
      (wanted.length === 0 || wanted.includes(animal.value.species)) &&
      (name === undefined || animal.value.name === name) &&
      (from === undefined || years(animal) >= Number(from)) &&
      (to === undefined || years(animal) <= Number(to)),
  );
  const start = after === undefined ? 0 : found.findIndex(({ id }) => id === after) + 1;
  const page = found.slice(start, start + Number(limit));
  const next = start + page.length < found.length ? page.at(-1)?.id : null;
  response.set('X-Species', [...new Set(found.map(({ value }) => value.species))].join(','));
  response.set('X-Counts', `all=${found.length},page=${page.length}`);
  if (next) response.set('Link', `</animals?after=${next}&limit=${limit}>; rel="next"`);
  const items = page.map(shown);
  return send(response, 200, version, version === '1' ? items : { items, next });
});

animals.post('/', readBody, (request, response) => {
  const value = animalIn(request, response);
  if (value === undefined) return;
  if (planted('tricks-fail') && value.species === 'dog') throw new Error('no dogs');
  last += 1;
  const animal = { id: `a${last}`, createdAt: new Date().toISOString(), revision: 1, value };
  stored.set(animal.id, animal);
  response.set({ Location: `/animals/${animal.id}`, ETag: etagOf(animal) });
  send(response, 201, '2', shown(animal));
});

animals.param('animalId', (request, response, next, id) => {
  if (request.method === 'GET' && !/^a\d+$/.test(id)) return problem(response, 400, 'That is no animal');
  request.animal = stored.get(id);
  return request.animal ? next() : problem(response, 404, 'No such animal');
});

animals.get('/:animalId', ({ animal, headers }, response) => {
  response.set('ETag', etagOf(animal));
  const tags = (headers['if-none-match'] ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  if (tags.includes('*') || tags.includes(etagOf(animal))) return response.status(304).end();
  return send(response, 200, '2', shown(animal));
});

animals.put('/:animalId', readBody, (request, response) => {
  const { animal, headers } = request;
  const { 'if-match': match } = headers;
  if (match !== undefined && match !== '*' && !match.split(/\s*,\s*/).includes(etagOf(animal)))
    return problem(response, 412, 'It has changed');
  const value = animalIn(request, response);
  if (value === undefined) return undefined;
  animal.value = value;
  animal.revision += 1;
  response.set('ETag', etagOf(animal));
  return send(response, 200, '2', shown(animal));
});

animals.delete('/:animalId', ({ animal }, response) => {
  stored.delete(animal.id);
  response.status(204).end();
});
