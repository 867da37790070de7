"""What leaves the product as a file: tables, workbook, slides, document?"""
