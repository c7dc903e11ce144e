/** RFC 9457. */
export function problem(response, status, title) {
  return response.status(status).type('application/problem+json').send(JSON.stringify({ title, status }));
}

/** Whether this mistake is the one that PLANTED in the environment names. */
export function planted(name) {
  return process.env.PLANTED === name;
}
