import type { Words } from './zh-CN.ts'

export const words: Words = {
  title: 'Let this device trust Gridward',
  why: 'Install the district’s certificate once and the connection is encrypted: the camera can scan, Gridward can be put on the home screen, and it opens without a network.',
  plain:
    'This system has no encrypted connection (https) yet. Ask the administrator to run gridward https on the server and to start it again.',
  trusted: 'This system has a certificate that every device knows. There is nothing to install.',
  enter: 'Enter Gridward',
  already: 'It is installed. Enter here.',
  notYet: 'Not installed yet: as soon as it is, the button to enter appears here.',
  download: 'Download the certificate',
  profile: 'Download the profile',
  share: 'Another phone: scan this code with the camera or the browser to open the same page.',
  check:
    'Compare before installing: the fingerprint (SHA-256) that the device shows must be the one below. If it differs, do not install it and tell the administrator at once.',
  limits:
    'This certificate can vouch for the district’s internal addresses and the names below, and cannot pretend to be any other site.',
  names: 'Names',
  remove: 'When you no longer need it, remove it on the same settings page.',
  inApp:
    'Use the phone’s own browser or Chrome; browsers inside other apps, such as WeChat, do not trust certificates that you installed.',
  residents: 'Residents who scan a code to declare need no certificate.',
  languages: 'Language',
  steps: 'Steps',
  systems: {
    android: {
      name: 'Android phone',
      steps: [
        { says: 'Tap “Download the certificate”.', title: 'Browser', rows: ['Download', 'gridward.crt'], hit: 0 },
        {
          says: 'Open Settings and search for “CA certificate”; or go to Security → Encryption & credentials → Install a certificate.',
          title: 'Encryption & credentials',
          rows: ['Trusted credentials', 'User credentials', 'Install a certificate'],
          hit: 2,
        },
        {
          says: 'Choose “CA certificate”, read the warning and choose “Install anyway”.',
          title: 'Install a certificate',
          rows: ['CA certificate', 'VPN & app user certificate', 'Wi-Fi certificate'],
          hit: 0,
        },
        { says: 'Choose the file gridward.crt.', title: 'Downloads', rows: ['gridward.crt'], hit: 0 },
        { says: 'Come back to this page and enter.', title: 'Browser', rows: ['Enter Gridward'], hit: 0 },
      ],
    },
    harmony: {
      name: 'HarmonyOS phone',
      steps: [
        { says: 'Tap “Download the certificate”.', title: 'Browser', rows: ['Download', 'gridward.crt'], hit: 0 },
        {
          says: 'Open Settings → Security (newer: Privacy & security) → More settings → Encryption and credentials.',
          title: 'More settings',
          rows: ['Device administrators', 'Encryption and credentials', 'External sources'],
          hit: 1,
        },
        {
          says: 'Tap “Install from storage” and choose the CA certificate gridward.crt.',
          title: 'Credentials',
          rows: ['Trusted credentials', 'Install from storage', 'Clear credentials'],
          hit: 1,
        },
        { says: 'Come back to this page and enter.', title: 'Browser', rows: ['Enter Gridward'], hit: 0 },
      ],
    },
    ios: {
      name: 'iPhone, iPad',
      steps: [
        {
          says: 'Open this page in Safari, tap “Download the profile” and allow it.',
          title: 'Safari',
          rows: ['Download the profile', 'Allow'],
          hit: 0,
        },
        {
          says: 'Open Settings, tap “Profile Downloaded” at the top, then “Install”.',
          title: 'Settings',
          rows: ['Profile Downloaded', 'Airplane Mode', 'Wi-Fi'],
          hit: 0,
        },
        {
          says: 'Then General → About → Certificate Trust Settings: switch Gridward on.',
          title: 'Certificate Trust Settings',
          rows: ['呼应 Gridward  ◉'],
          hit: 0,
        },
        { says: 'Come back to this page and enter.', title: 'Safari', rows: ['Enter Gridward'], hit: 0 },
      ],
    },
    windows: {
      name: 'Windows computer',
      steps: [
        {
          says: 'Download the certificate and open gridward.crt.',
          title: 'Browser',
          rows: ['gridward.crt', 'Open'],
          hit: 1,
        },
        {
          says: 'Click “Install Certificate”, choose “Current User”.',
          title: 'Certificate',
          rows: ['Install Certificate…', 'OK'],
          hit: 0,
        },
        {
          says: 'Choose “Place all certificates in the following store”, browse to “Trusted Root Certification Authorities”, finish and confirm.',
          title: 'Import Wizard',
          rows: ['Select automatically', 'Trusted Root Authorities', 'Next'],
          hit: 1,
        },
        { says: 'Close the browser, open it again and enter.', title: 'Browser', rows: ['Enter Gridward'], hit: 0 },
      ],
    },
  },
}
