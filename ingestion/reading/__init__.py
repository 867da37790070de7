"""How is a file read as offices really make it: CSV of any taste, XLSX, Parquet?

Whatever its form, a file becomes blocks of text cells with their line numbers; what the text means is
said by the contracts, in `ingestion.contracts`.
"""
