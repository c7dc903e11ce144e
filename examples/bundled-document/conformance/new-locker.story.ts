import { request, shows, story } from '@assay-api/assay/suite';

/** The mock keeps what is created, so that this holds there as it has to on a server. */
export default story({
  title: 'A new locker is as it was ordered, and empty',
  cell: 'POST /lockers 201',
  run: async (story) => {
    const json = { aisle: 'B12', size: 'large' };
    const draft = request(story, 'createLocker', { json });
    const locker = await story.send(draft, { as: 'admin', expect: 201, why: 'Put up a locker' });
    story.claim(locker, { sentence: 'It is where and what was ordered', holds: shows(locker, json) });
    story.claim(locker, { sentence: 'It is empty', holds: shows(locker, { occupied: false }) });
  },
});
