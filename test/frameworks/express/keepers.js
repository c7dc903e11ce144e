import express, { Router } from 'express';
import { planted, problem } from './problem.js';

export const keepers = Router();

const stored = new Map();
const known = new Set(['email', 'name', 'password', 'role', 'since']);

function isKeeper(value) {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const { email, name, password, role = 'keeper' } = value;
  return (
    Object.keys(value).every((member) => known.has(member)) &&
    typeof email === 'string' &&
    /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(email) &&
    typeof name === 'string' &&
    name.length <= 60 &&
    typeof password === 'string' &&
    password.length >= 8 &&
    ['keeper', 'vet'].includes(role)
  );
}

function shown({ password, ...others }) {
  return planted('password-answered') ? { password, ...others } : others;
}

keepers.post('/', express.json({ strict: false }), ({ body }, response) => {
  if (!isKeeper(body)) return problem(response, 422, 'That is no keeper');
  if (stored.has(body.email)) return problem(response, 409, 'There is one of that address');
  if (planted('long-name-fails') && body.name.length > 50) throw new Error('out of ink');
  const { email, name, password, role = 'keeper' } = body;
  stored.set(email, { email, name, password, role, since: new Date().toISOString() });
  return response.status(201).json(shown(stored.get(email)));
});

keepers.param('email', (request, response, next, email) => {
  request.keeper = stored.get(email);
  return request.keeper ? next() : problem(response, 404, 'No such keeper');
});

keepers.get('/:email', ({ keeper }, response) => response.json(shown(keeper)));

keepers.delete('/:email', ({ keeper }, response) => {
  stored.delete(keeper.email);
  response.status(204).end();
});
