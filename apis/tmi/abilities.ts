/** What the reference server of TMI can do when a run starts it. */
export const abilities = [
  'business-rules',
  'inject-faults',
  'receive-webhooks',
  'retry-soon',
  'open-sockets',
  'reach-limits',
] as const;
