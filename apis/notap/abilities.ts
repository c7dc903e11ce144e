/** What the reference server of NoTap can do when a run starts it. */
export const abilities = [
  'inject-faults',
  'business-rules',
  'own-addresses',
  'receive-webhooks',
  'retry-soon',
] as const;
