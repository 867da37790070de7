"""What are the principles, the signatories, the proofs and the answers called in French?

The charter has twelve principles. Their order and meaning are those of the charter of 2014, as Assistance
publique – Hôpitaux de Paris lists its twelve commitments (aphp.fr, « Handicap : l'hôpital Armand-Trousseau
s'engage pour un accès aux soins pour tous avec la signature de la charte Romain Jacob »); the titles below
are shorter words of our own, faithful to each of them.
"""

from __future__ import annotations

from collections.abc import Mapping

PRINCIPLES: Mapping[str, str] = {
    "1": "Estime de soi de la personne",
    "2": "Place de l'accompagnement",
    "3": "Expression des besoins",
    "4": "Santé dans le parcours de vie",
    "5": "Culture commune des professionnels",
    "6": "Coordination du parcours de santé",
    "7": "Accès aux soins et à la prévention",
    "8": "Soins ambulatoires plus accessibles",
    "9": "Hospitalisation évitée ou adaptée",
    "10": "Réponse aux urgences médicales",
    "11": "Recours au numérique",
    "12": "Mise en œuvre et évaluation",
}

MEMBERS: Mapping[str, Mapping[str, str]] = {
    "principle": {number: f"{number}. {title}" for number, title in PRINCIPLES.items()},
    "kind": {
        "state": "État et agence régionale",
        "social_security": "Sécurité sociale",
        "local_authority": "Collectivités",
        "health": "Soins de ville et hôpital",
        "medico_social": "Établissements médico-sociaux",
        "association": "Associations, insertion et mutualité",
    },
    "state": {
        "proven": "Tenu, preuve reçue",
        "done": "Tenu, preuve attendue",
        "running": "En cours",
        "late": "En retard",
    },
    "proof": {
        "attendance": "Feuille d'émargement",
        "procedure": "Procédure écrite",
        "support": "Support diffusé",
        "agreement": "Convention signée",
        "report": "Compte rendu",
        "inconnu": "Non précisée",
    },
    "channel": {
        "campaign": "Campagne de l'Assurance Maladie",
        "spontaneous": "Réponse spontanée ou régulière",
    },
    "living_place": {
        "home": "Domicile",
        "home_supported": "Domicile, avec un accompagnement médico-social",
        "institution": "Établissement",
    },
    "outcome": {
        "cared": "Soins reçus",
        "gave_up_search": "Abandon, faute d'avoir trouvé",
        "gave_up_refusal": "Abandon après un refus",
        "searching": "Recherche en cours",
    },
}

QUESTIONS: Mapping[str, str] = {
    "access": "Accès aux soins",
    "refusal": "Refus de soins",
    "accompaniment": "Accompagnement",
    "explanation": "Explication",
    "pain": "Douleur",
}
ANSWERS: Mapping[str, Mapping[str, str]] = {
    "access": MEMBERS["outcome"],
    "refusal": {
        "none": "Aucun refus",
        "gave_up": "Refus, soins abandonnés",
        "other_solution": "Refus, soins trouvés ailleurs",
        "searching": MEMBERS["outcome"]["searching"],
    },
    "accompaniment": {
        "not_needed": "Accompagnement non nécessaire",
        "accepted": "Accompagnement accepté",
        "declined": "Accompagnement refusé",
    },
    "explanation": {
        "not_asked": "Explication non demandée",
        "understood": "Explication comprise",
        "not_understood": "Explication non comprise",
        "unanswered": "Explication demandée et non donnée",
    },
    "pain": {"not_concerned": "Pas concerné", "yes": "Oui", "no": "Non"},
}
"""What may be answered to each question of Handifaction; pain: was it taken into account?"""

AXIS_WORDS: Mapping[str, str] = {
    "channel": "origine de la réponse",
    "living_place": "lieu de vie",
    "outcome": "issue de la recherche de soins",
    "kind": "nature du signataire",
    "principle": "principe de la charte",
    "state": "état de l'engagement",
    "proof": "nature de la preuve",
}
