import type { Answer, Story } from '../../../../suite/suite.ts';

/** S0, 429, "Response Headers": what the headers of a refusal say about its limit. That they are there is a check of every 429. */
export function claimNothingRemains(story: Story, refused: Answer): void {
  const { 'x-ratelimit-reset': reset, 'x-ratelimit-remaining': remaining, date } = refused.response.headers;
  if (reset !== undefined)
    story.claim(refused, {
      sentence: 'X-RateLimit-Reset is not in the past',
      // Clocks differ: that of the server counts, where it tells.
      holds: Number(reset) >= Math.floor(timeOf(date) / 1000),
      requirement: 'S0-429-reset-header',
    });
  if (remaining !== undefined)
    story.claim(refused, {
      sentence: 'X-RateLimit-Remaining is 0',
      holds: remaining === '0',
      requirement: 'S0-429-remaining-header',
    });
}

/** Milliseconds since the epoch. */
function timeOf(date: string | undefined): number {
  const told = Date.parse(date ?? '');
  return Number.isNaN(told) ? Date.now() : told;
}
