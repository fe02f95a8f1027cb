/** Whether a header can carry a token as it is; a platform that is given another quotes it in its own error. [ER-05] */
export function fitsHeader(token: string): boolean {
  return /^[\x21-\x7e]+$/.test(token);
}
