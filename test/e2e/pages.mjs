// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Waymark authors
//
// One address for each kind of page. A new kind is added here and is then checked by everything.

export const pages = [
    { kind: 'home', path: '/' },
    { kind: 'map', path: '/core/' },
    { kind: 'overview', path: '/core/overview' },
    { kind: 'details', path: '/core/details' },
    { kind: 'module', path: '/core/commons/' },
    { kind: 'unit', path: '/core/commons/significance' },
    { kind: 'planned unit', path: '/core/copyright/basics' },
    { kind: 'summit', path: '/core/commons/summit' },
    { kind: 'not found', path: '/no/such/page', status: 404 },
];
export const widths = [320, 390, 768, 1024, 1280, 1600];
export const looks = [
    { name: 'desktop light', viewport: { width: 1280, height: 900 }, colorScheme: 'light' },
    { name: 'phone dark', viewport: { width: 390, height: 844 }, colorScheme: 'dark', hasTouch: true, isMobile: true },
];
