/**
 * The version of what device and server say to each other; raised with every change an older page or server would
 * misunderstand. A server answers another one with `protocol.skew`, and the device keeps what is to be sent until both agree.
 */
export const PROTOCOL = 1
