// Fictional people. The first of their levels is what they have; another is reached when the application requires it.

const ministry = { idp_id: '0f3a7c52-6e0d-4c2b-9b7e-2f1f6f1c9d01', siret: '11000201100044', organization_label: 'Ministère de la fiction' };

export const federationAccounts = [
  {
    sub: '6b1f0c1e-2a55-4a0e-8c9c-6d7a1b0e4f11',
    levels: ['eidas1'],
    claims: {
      ...ministry,
      email: 'lea.martin@ministere.example',
      given_name: 'Léa Rose',
      usual_name: "MARTIN D'ARC",
      uid: '1042',
      idp_acr: 'eidas1',
      phone_number: '+33 1 99 00 12 34',
      roles: ['agent_public', 'agent_public_etat'],
      custom: { service: { code: 7, libellé: 'Études' }, actif: true },
    },
  },
  {
    sub: 'c0d5a3b2-91f4-4d7b-a9a5-1c44e2f7d022',
    levels: ['eidas1', 'eidas2'],
    claims: {
      ...ministry,
      email: 'noe.bernard@ministere.example',
      given_name: 'Noé',
      usual_name: 'BERNARD',
      uid: '1043',
      idp_acr: 'eidas1',
      roles: ['agent_public'],
      custom: {},
    },
  },
];

export const identiteAccounts = [
  {
    sub: '154',
    levels: ['eidas1', 'eidas1-mfa'],
    claims: {
      email: 'ines.petit@mairie.example',
      email_verified: true,
      family_name: 'Petit',
      given_name: 'Inès',
      updated_at: '2026-05-04T09:30:00.000Z',
      job: 'Secrétaire de mairie',
      phone_number: '01 99 00 56 78',
      phone_number_verified: false,
      label: 'Commune de Saint-Exemple',
      siret: '21990001200019',
      is_commune: true,
      is_external: false,
      is_public_service: true,
      is_service_public: true,
      organizations: [],
    },
  },
  {
    sub: '155',
    levels: ['eidas0'],
    claims: {
      email: 'paul.roux@entreprise.example',
      email_verified: true,
      family_name: 'Roux',
      given_name: 'Paul',
      updated_at: '2026-05-05T09:30:00.000Z',
      label: 'Roux et filles',
      siret: '99900011100012',
      is_commune: false,
      is_external: false,
      is_public_service: false,
      is_service_public: false,
      organizations: [],
    },
  },
];
