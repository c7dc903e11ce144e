/** How many deliveries came, and how many of them were not as documented. */
export interface DeliveryCount {
  readonly deliveries: number;
  readonly wrong: number;
}

/** A webhook or callback with what came of it. */
export interface HeardIncoming extends DeliveryCount {
  /** As the contract has it: "webhook starRose POST". */
  readonly id: string;
  readonly kind: 'webhook' | 'callback';
  readonly summary: string;
  /** In the document. */
  readonly pointer: string;
}
