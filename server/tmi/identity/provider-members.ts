/** Names people in answers and in the settings, as `provider` and `idp`. */
export const PROVIDER_ID = {
  says: 'its name in addresses: a letter, then letters, digits, _ and -, at most 100',
  pattern: /^[a-zA-Z][a-zA-Z0-9_-]{0,99}$/,
} as const;

export const HTTP_ADDRESS = /^https?:\/\/[^\s/?#@]+([/?]\S*)?$/;
