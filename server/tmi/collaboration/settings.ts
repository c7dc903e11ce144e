/** Settings of collaboration sessions and their WebSocket. */
export const collaborationSettings = {
  COLLABORATION_IDLE_SECONDS: {
    type: 'integer',
    default: 300,
    minimum: 1,
    maximum: 86_400,
    says: 'a collaboration session ends after this long without activity',
  },
  COLLABORATION_SWEEP_MS: {
    type: 'integer',
    default: 15_000,
    minimum: 10,
    maximum: 600_000,
    says: 'how often the server looks for idle collaboration sessions, and for connections to close',
  },
  COLLABORATION_PING_MS: {
    type: 'integer',
    default: 30_000,
    minimum: 10,
    maximum: 600_000,
    says: 'how often WebSocket clients are pinged; one that is silent for three times as long is disconnected',
  },
  COLLABORATION_MESSAGE_BYTES: {
    type: 'integer',
    default: 65_536,
    minimum: 1024,
    maximum: 16_777_216,
    says: 'maximum size of a message from a WebSocket client',
  },
} as const;
