"""France services: what must the files of points and of their activity hold?"""

from ingestion.contracts.france_services import activity, official_list

CONTRACTS = (*official_list.CONTRACTS, *activity.CONTRACTS)
