import { Aborted, now } from '../virtual-user.ts';

const execution = {
  scenario: {
    get iterationInTest(): number {
      return now.iteration;
    },
  },
  test: {
    abort: (why = '') => {
      throw new Aborted(why);
    },
  },
};

export { execution as default };
