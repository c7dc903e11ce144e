import type { WebSocket } from '@fastify/websocket';
import type { Apply } from '../sabotage.ts';

/** What is said over a socket. */
export type Frame = Readonly<Record<string, unknown>> & { readonly message_type?: unknown };

/** Changes what the server says over its sockets: a frame becomes one, several or none. */
export function saying(change: (frame: Frame) => readonly Frame[]): Apply {
  return (app) => {
    app.addHook('onReady', async () => {
      app.websocketServer.on('connection', (socket: WebSocket) => {
        const send = socket.send.bind(socket);
        socket.send = ((text: string) => {
          for (const frame of change(JSON.parse(text))) send(JSON.stringify(frame));
        }) as typeof socket.send;
      });
    });
  };
}

/** Says nothing of a kind. */
export function silentAbout(...types: readonly string[]): Apply {
  return saying((frame) => (types.includes(String(frame.message_type)) ? [] : [frame]));
}
