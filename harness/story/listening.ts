import type { Story } from '../model/scenario.ts';
import type { Socket } from '../model/socket.ts';
import { Stop } from '../model/stop.ts';
import type { Target } from '../model/target.ts';
import { credentialsFor } from '../personas/credentials.ts';
import { connect } from '../transport/connect.ts';
import type { Recorder } from '../transport/recorder.ts';
import { deliveryText } from '../transport/start-receiver.ts';

/** What a story hears besides the answers to its requests. */
export interface Listening extends Pick<Story, 'deadEnd' | 'inbox' | 'connect'> {
  /** Closes every socket that the story has not closed itself. */
  readonly leave: () => Promise<void>;
}

/** Everything that is heard, or said over a socket, is kept by the recorder for the report. */
export function createListening(
  target: Target,
  recorder: Pick<Recorder, 'sighting' | 'delivered'>,
  scenario: string,
): Listening {
  const { sighting } = recorder;
  const sockets: Socket[] = [];
  let inboxes = 0;
  return {
    deadEnd: () => target.receiver && `${target.receiver.url}/nobody`,
    inbox: (react) => {
      const { receiver } = target;
      if (!receiver) throw new Stop('not-possible', 'this target sends no webhooks to this run');
      inboxes += 1;
      const name = inboxes === 1 ? 'The receiver' : `Receiver ${inboxes}`;
      let count = 0;
      return receiver.open(react, (delivery) => {
        count += 1;
        sighting({ scenario, title: `${name} got delivery ${count}`, text: deliveryText(delivery) });
        recorder.delivered(scenario, delivery);
      });
    },
    connect: async ({ as, name, operation, url }) => {
      const credentials = await credentialsFor(target, as, operation);
      const address = url(credentials);
      if (!URL.canParse(address) || !/^wss?:/.test(address))
        throw new Stop('setup-failed', 'the URL of the WebSocket is not valid');
      // Whoever is named there would learn the credentials.
      if (new URL(address).hostname !== new URL(target.url).hostname)
        throw new Stop('not-possible', 'the URL of the WebSocket is on another host than the target');
      const note = (what: string) => (text: string) => sighting({ scenario, title: `${name} ${what}`, text });
      note('connects')(address);
      const socket = await connect(address, {
        onMessage: note('got'),
        onSend: note('sent'),
        onClose: ({ code, reason }) => note('was disconnected')(`${code} ${reason}`.trim()),
      });
      sockets.push(socket);
      return socket;
    },
    leave: async () => {
      await Promise.all(sockets.filter((socket) => !socket.closing()).map((socket) => socket.close()));
    },
  };
}
