const encoding = { b64encode: (text: string): string => Buffer.from(text).toString('base64') };

export { encoding as default };
