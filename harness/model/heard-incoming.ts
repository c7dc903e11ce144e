/** How many deliveries arrived, and how many of them were not as documented. */
export interface DeliveryCount {
  readonly deliveries: number;
  readonly wrong: number;
}

/** A webhook or callback and its deliveries. */
export interface HeardIncoming extends DeliveryCount {
  /** Its id in the contract: "webhook starRose POST". */
  readonly id: string;
  readonly kind: 'webhook' | 'callback';
  readonly summary: string;
  /** Its JSON Pointer in the document. */
  readonly pointer: string;
}
